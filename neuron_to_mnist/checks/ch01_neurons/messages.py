"""Messages of the assignment ``ch01_neurons``: titles of the steps, then known mistakes."""

MESSAGES = {
    "ch01.bias_of.number": {
        "en": "One threshold gives one bias.",
        "ko": "임곗값 하나를 넣으면 편향 하나가 나옵니다.",
    },
    "ch01.bias_of.array": {
        "en": "Several thresholds, in an array or a list, give as many biases, and the input "
              "stays as it was.",
        "ko": "임곗값 여러 개를 배열이나 리스트로 넣으면 편향도 그만큼 나오고, 입력은 그대로 "
              "둡니다.",
    },
    "ch01.perceptron.sum": {
        "en": "The weighted sum a without a bias (b = 0).",
        "ko": "편향이 없을 때(b = 0)의 가중합 a입니다.",
    },
    "ch01.perceptron.bias": {
        "en": "The weighted sum a with a bias.",
        "ko": "편향까지 더한 가중합 a입니다.",
    },
    "ch01.perceptron.output": {
        "en": "The output y: 1 above 0, else 0.",
        "ko": "출력 y입니다. 0보다 크면 1, 아니면 0입니다.",
    },
    "ch01.perceptron.inputs": {
        "en": "Lists and whole numbers work, and the inputs stay as they were (b = 0).",
        "ko": "리스트와 정수도 받고, 입력은 그대로 둡니다(b = 0).",
    },
    "ch01.gate_weights.and": {
        "en": "With the weights and the bias for 'AND' the neuron is an AND.",
        "ko": "'AND'의 가중치와 편향으로 만든 뉴런이 AND입니다.",
    },
    "ch01.gate_weights.or": {
        "en": "With the weights and the bias for 'OR' the neuron is an OR.",
        "ko": "'OR'의 가중치와 편향으로 만든 뉴런이 OR입니다.",
    },
    "ch01.gate_weights.nand": {
        "en": "With the weights and the bias for 'NAND' the neuron is a NAND.",
        "ko": "'NAND'의 가중치와 편향으로 만든 뉴런이 NAND입니다.",
    },
    "ch01.gate_weights.margin": {
        "en": "All three gates still hold when both inputs are 0.1 higher, or both 0.1 lower.",
        "ko": "두 입력이 모두 0.1 크거나 모두 0.1 작아도 세 게이트의 답이 그대로입니다.",
    },
    "ch01.perceptron_batch.rows": {
        "en": "Each row of X gives one output (b = 0).",
        "ko": "X의 행마다 출력이 하나씩 나옵니다(b = 0).",
    },
    "ch01.perceptron_batch.bias": {
        "en": "Every row gets the same bias.",
        "ko": "모든 행에 같은 편향을 더합니다.",
    },
    "ch01.perceptron_batch.edges": {
        "en": "A batch of one sample and an empty batch work (b = 0).",
        "ko": "샘플이 하나인 배치와 빈 배치도 받습니다(b = 0).",
    },
    "ch01.perceptron_batch.inputs": {
        "en": "Lists and whole numbers work, and the inputs stay as they were (b = 0).",
        "ko": "리스트와 정수도 받고, 입력은 그대로 둡니다(b = 0).",
    },
    "ch01.boundary.number": {
        "en": "One x1 gives the x2 of the decision boundary.",
        "ko": "x1 하나를 넣으면 결정 경계의 x2가 나옵니다.",
    },
    "ch01.boundary.array": {
        "en": "An array of x1 gives an array of x2 of the same shape.",
        "ko": "x1의 배열을 넣으면 형상이 같은 x2의 배열이 나옵니다.",
    },
    "ch01.boundary.inputs": {
        "en": "Lists and whole numbers work, and the inputs stay as they were.",
        "ko": "리스트와 정수도 받고, 입력은 그대로 둡니다.",
    },
    "ch01.connections.equal": {
        "en": "Layers of equal size, as in the chapter's formula.",
        "ko": "책의 식처럼 층의 노드 수가 모두 같은 경우입니다.",
    },
    "ch01.connections.unequal": {
        "en": "Layers of different sizes.",
        "ko": "층의 노드 수가 서로 다른 경우입니다.",
    },
    "ch01.connections.edges": {
        "en": "Two layers and a single layer work, and the list stays as it was.",
        "ko": "층이 둘이거나 하나뿐이어도 되고, 리스트는 그대로 둡니다.",
    },
    "ch01.normalize.weights": {
        "en": "The weights w.",
        "ko": "가중치 w입니다.",
    },
    "ch01.normalize.bias": {
        "en": "The bias b.",
        "ko": "편향 b입니다.",
    },
    "ch01.normalize.inputs": {
        "en": "Lists and whole numbers work, and the inputs stay as they were.",
        "ko": "리스트와 정수도 받고, 입력은 그대로 둡니다.",
    },
    "ch01.count_machines.gates": {
        "en": "AND, OR and NAND, among few values and among the chapter's.",
        "ko": "적은 값과 책의 값에서 AND, OR, NAND를 찾습니다.",
    },
    "ch01.count_machines.rules": {
        "en": "Other rules, and XOR among them.",
        "ko": "XOR을 비롯한 다른 규칙입니다.",
    },
    "ch01.count_machines.values": {
        "en": "Other values to choose from, and the inputs stay as they were.",
        "ko": "고를 값을 바꾼 경우이며, 입력은 그대로 둡니다.",
    },
    "ch01.learn.first": {
        "en": "The first round.",
        "ko": "첫째 바퀴입니다.",
    },
    "ch01.learn.rounds": {
        "en": "Ten rounds: AND, OR and NAND.",
        "ko": "열 바퀴를 돌아 AND, OR, NAND를 배웁니다.",
    },
    "ch01.learn.edges": {
        "en": "No round and an empty batch work, and the inputs stay as they were.",
        "ko": "한 바퀴도 돌지 않거나 배치가 비어 있어도 되고, 입력은 그대로 둡니다.",
    },
    "ch01.threshold_copied": {
        "en": "The threshold came back as it is. To compare with 0 instead of the threshold, it "
              "moves to the other side: what happens to a number that moves to the other side of "
              "a >?",
        "ko": "임곗값이 그대로 나왔습니다. 임곗값 대신 0과 비교하려면 임곗값을 반대쪽으로 옮겨야 "
              "합니다. 부등호 반대쪽으로 옮긴 수는 어떻게 달라지나요?",
    },
    "ch01.threshold_from_one": {
        "en": "This is what is missing to 1. A neuron compares with 0 after the bias is added: "
              "what must be added to the threshold to give 0?",
        "ko": "1에서 모자란 만큼이 나왔습니다. 뉴런은 편향을 더한 뒤 0과 비교합니다. 임곗값에 "
              "무엇을 더해야 0이 되나요?",
    },
    "ch01.threshold_inverted": {
        "en": "The threshold was divided into 1. The bias is added to the weighted sum, so look "
              "for a number to add, not for a factor.",
        "ko": "1을 임곗값으로 나누었습니다. 편향은 가중합에 더하는 수입니다. 곱할 수가 아니라 "
              "더할 수를 찾으세요.",
    },
    "ch01.bias_always_negative": {
        "en": "Right for thresholds above 0 only. A threshold may also be negative: that neuron "
              "fires even when nothing comes in. Which sign has its bias?",
        "ko": "0보다 큰 임곗값에만 맞습니다. 임곗값은 음수일 수도 있고, 그런 뉴런은 아무것도 "
              "들어오지 않아도 발화합니다. 그 편향의 부호는 무엇일까요?",
    },
    "ch01.one_number_only": {
        "en": "The function works for a single case but not for several at once. A line such as "
              "if a > 0, the function float and those of the module math take one number at a "
              "time; NumPy compares and calculates with whole arrays, or a loop takes one case "
              "after the other.",
        "ko": "한 가지 경우는 되지만 여러 개를 한꺼번에 넣으면 되지 않습니다. if a > 0 같은 줄, "
              "float 함수, math 모듈의 함수는 수를 한 번에 하나만 다룹니다. NumPy로 배열을 "
              "통째로 비교하고 계산하거나, 반복문으로 하나씩 다루세요.",
    },
    "ch01.results_swapped": {
        "en": "The weighted sum and the output are exchanged. Return a first, then y.",
        "ko": "가중합과 출력이 서로 바뀌었습니다. a를 먼저, 그다음에 y를 돌려주세요.",
    },
    "ch01.weights_missing": {
        "en": "The inputs were added up as they are. Wind should speak against opening the "
              "window, and warmth should count twice: where are the weights in your sum?",
        "ko": "입력을 그대로 더했습니다. 온실에서 바람은 창문을 열지 말라는 쪽이고 온도는 두 "
              "배로 쳐야 합니다. 지금 식에서 가중치는 어디에 있나요?",
    },
    "ch01.added_not_multiplied": {
        "en": "Each input and its weight were added to each other. A weight says how many times "
              "its input counts: look again at the operation between the two.",
        "ko": "입력과 가중치를 서로 더했습니다. 가중치는 그 입력을 몇 배로 칠지 나타냅니다. 둘 "
              "사이의 연산을 다시 살펴보세요.",
    },
    "ch01.sum_missing": {
        "en": "The products are right, but they still stand side by side, and each got an answer "
              "of its own. A neuron collects first: what must happen to its products?",
        "ko": "곱은 맞지만 아직 하나하나 따로 남아 있습니다. 뉴런은 먼저 모으고 나서 한 번만 "
              "답합니다. 곱들을 어떻게 해야 할까요?",
    },
    "ch01.mean_for_sum": {
        "en": "The mean of the products came instead of their sum. In the cup under the tap "
              "every drop counts in full: nothing divides by the number of inputs.",
        "ko": "곱의 합이 아니라 평균이 나왔습니다. 수도꼭지 아래 컵에는 물방울이 모두 그대로 "
              "쌓입니다. 입력의 개수로 나누는 일은 없습니다.",
    },
    "ch01.last_only": {
        "en": "Only the last product is in the sum. In a loop the sum must keep what it has "
              "collected so far: look at the line that changes it.",
        "ko": "마지막 곱만 합에 들어 있습니다. 반복문에서는 그때까지 모은 합이 남아 있어야 "
              "합니다. 합을 바꾸는 줄을 살펴보세요.",
    },
    "ch01.first_only": {
        "en": "Only the first product is in the sum. The function is left after the first round "
              "of the loop: look at how far the line with return is indented.",
        "ko": "첫 번째 곱만 합에 들어 있습니다. 반복문을 한 번만 돌고 함수가 끝난 것입니다. "
              "return 줄의 들여쓰기를 살펴보세요.",
    },
    "ch01.two_inputs_only": {
        "en": "Only the first two products are in the sum. The number of inputs is not fixed: "
              "let a loop, or NumPy, run through all of them.",
        "ko": "처음 두 곱만 합에 들어 있습니다. 입력이 몇 개인지는 정해져 있지 않습니다. "
              "반복문이나 NumPy로 모두 지나가게 하세요.",
    },
    "ch01.sums_multiplied": {
        "en": "Inputs and weights were added up separately, and then the two sums were "
              "multiplied. Each input has a weight of its own: what comes first, the product or "
              "the sum?",
        "ko": "입력끼리, 가중치끼리 따로 더한 다음 두 합을 곱했습니다. 입력마다 제 가중치가 "
              "있습니다. 곱과 합 가운데 무엇이 먼저일까요?",
    },
    "ch01.bias_missing": {
        "en": "The bias is missing: the result is that of the same neuron with b = 0. It is "
              "added whatever the inputs are.",
        "ko": "편향이 빠졌습니다. b = 0인 뉴런의 결과와 같습니다. 편향은 입력이 무엇이든 "
              "더합니다.",
    },
    "ch01.bias_subtracted": {
        "en": "The bias was subtracted. What is subtracted is a threshold; the bias has changed "
              "its sign already.",
        "ko": "편향을 뺐습니다. 빼는 것은 임곗값이고, 편향은 이미 그 부호를 바꾼 수입니다.",
    },
    "ch01.bias_repeated": {
        "en": "The bias is counted once for every input. A neuron has one weight for each input "
              "but a single bias: is it added inside the loop, or inside the sum?",
        "ko": "편향이 입력의 개수만큼 여러 번 더해졌습니다. 가중치는 입력마다 있지만 편향은 "
              "뉴런마다 하나입니다. 반복문이나 합 안쪽에서 더하고 있지 않나요?",
    },
    "ch01.bias_at_inputs": {
        "en": "The bias was added to the inputs and went through the weights with them. It has "
              "no weight: where does it stand in the formula?",
        "ko": "편향을 입력에 더해서 가중치까지 곱해졌습니다. 편향에는 가중치가 없습니다. 식에서 "
              "편향은 어디에 있나요?",
    },
    "ch01.fires_at_threshold": {
        "en": "Nearly: your neuron fires exactly at the threshold too. In this course it fires "
              "only above: look at what the formula of h says for a = 0.",
        "ko": "거의 맞지만, 임곗값과 똑같을 때에도 발화합니다. 이 강의에서는 임곗값을 넘어야만 "
              "발화합니다. h의 식에서 a = 0일 때를 다시 보세요.",
    },
    "ch01.output_reversed": {
        "en": "Your neuron fires where it should be silent, and is silent where it should fire. "
              "Look at the direction of the comparison.",
        "ko": "발화해야 할 때 조용하고, 조용해야 할 때 발화합니다. 부등호의 방향을 살펴보세요.",
    },
    "ch01.threshold_twice": {
        "en": "The weighted sum is right, but then it is compared with the bias or the threshold "
              "once more. The bias is in the sum already: what is left to compare with?",
        "ko": "가중합은 맞는데, 그것을 다시 편향이나 임곗값과 비교했습니다. 편향은 이미 합에 "
              "들어 있습니다. 그렇다면 무엇과 비교해야 할까요?",
    },
    "ch01.threshold_at_one": {
        "en": "The weighted sum is right, but the output compares it with a fixed number that is "
              "not 0. Where does the step function of the chapter jump?",
        "ko": "가중합은 맞는데, 0이 아닌 어떤 정해진 수와 비교해 출력을 정했습니다. 책의 계단 "
              "함수는 어디에서 뛰어오르나요?",
    },
    "ch01.output_ignores_bias": {
        "en": "The weighted sum is right, but the output was decided without the bias. Which of "
              "the two sums goes into the step function?",
        "ko": "가중합은 맞는데, 출력을 편향 없이 정했습니다. 계단 함수에는 어느 합이 들어가나요?",
    },
    "ch01.minus_one": {
        "en": "The answer of a silent neuron came out as -1. The step function of this course "
              "knows two values: 1 and 0.",
        "ko": "조용한 뉴런의 답이 -1로 나왔습니다. 이 강의의 계단 함수가 내는 값은 1과 0, "
              "둘뿐입니다.",
    },
    "ch01.output_not_stepped": {
        "en": "A perceptron answers 1 or 0, and here the weighted sum itself came through. Which "
              "function stands between a and y?",
        "ko": "퍼셉트론은 1 또는 0이라고만 답하는데 가중합이 그대로 나왔습니다. a와 y 사이에 "
              "있는 함수는 무엇인가요?",
    },
    "ch01.always_fires": {
        "en": "With these numbers the neuron fires for all four inputs. For (0, 0) the sum is "
              "the bias alone, for (1, 1) it is the bias and both weights: which of the two "
              "should not be above 0? A threshold that was copied as a bias also ends here.",
        "ko": "이 가중치와 편향으로는 네 입력 모두에서 발화합니다. (0, 0)의 합은 편향뿐이고 (1, "
              "1)의 합은 편향에 두 가중치를 더한 것입니다. 둘 가운데 0보다 크면 안 되는 것은 어느 "
              "쪽인가요? 임곗값을 그대로 편향에 적어도 이렇게 됩니다.",
    },
    "ch01.never_fires": {
        "en": "With these numbers the neuron never fires: no input lifts the sum above 0. Add up "
              "by hand, bias included, for the input that should fire, and look at the signs.",
        "ko": "이 수들로는 어느 입력에서도 발화하지 않습니다. 합이 0을 넘지 못합니다. 발화해야 "
              "할 입력에서 편향까지 손으로 더해 보고, 부호를 살펴보세요.",
    },
    "ch01.threshold_too_low": {
        "en": "One input alone already makes this neuron fire. AND should wait for both: between "
              "which two sums must the threshold lie?",
        "ko": "입력 하나만 1이어도 발화합니다. AND는 둘 다 1이 될 때까지 기다려야 합니다. "
              "임곗값은 어느 두 합 사이에 있어야 할까요?",
    },
    "ch01.threshold_too_high": {
        "en": "This neuron waits for both inputs. For OR one input is enough: between which two "
              "sums must the threshold lie?",
        "ko": "둘 다 1이 될 때까지 기다리는 뉴런입니다. OR은 하나만 1이어도 발화해야 합니다. "
              "임곗값은 어느 두 합 사이에 있어야 할까요?",
    },
    "ch01.answer_not_turned": {
        "en": "This is an AND, and NAND gives the opposite answer everywhere. What turns the "
              "sign of the whole sum around?",
        "ko": "이것은 AND입니다. NAND는 모든 입력에서 그 반대로 답합니다. 합 전체의 부호를 "
              "뒤집으려면 무엇을 바꾸어야 할까요?",
    },
    "ch01.nor_for_nand": {
        "en": "This neuron fires only when both inputs are 0. NAND is silent only when both are "
              "1: how far down must the sum go before it is silent?",
        "ko": "두 입력이 모두 0일 때에만 발화합니다. NAND는 둘 다 1일 때에만 조용합니다. 합이 "
              "얼마나 내려갔을 때 비로소 조용해져야 할까요?",
    },
    "ch01.word_without_quotes": {
        "en": "A word stands in the code without quotation marks, so Python looks for a "
              "variable of that name. gate is a text, and so is what it is compared with.",
        "ko": "문자열에 따옴표를 붙이지 않아 파이썬이 그런 이름의 변수를 찾았습니다. gate는 "
              "문자열이고, 비교할 것도 문자열이어야 합니다.",
    },
    "ch01.one_input_counts": {
        "en": "The answer depends on one of the two inputs alone. Both switches have the same "
              "say in AND, OR and NAND: what does a weight of 0, or a very small one, do?",
        "ko": "두 입력 가운데 하나만 보고 답합니다. AND, OR, NAND에서는 두 입력이 똑같이 "
              "중요합니다. 가중치가 0이거나 아주 작으면 어떻게 되나요?",
    },
    "ch01.on_the_edge": {
        "en": "For inputs of exactly 0 and 1 this gate is right, but it lies close to the edge: "
              "0.1 more or less, and an answer turns over. Move the threshold towards the middle "
              "between the sums that should fire and those that should not.",
        "ko": "입력이 정확히 0과 1이면 맞지만 경계에 바짝 붙어 있어서, 입력이 0.1만 달라져도 "
              "답이 뒤집힙니다. 발화해야 할 합과 그렇지 않아야 할 합의 한가운데 쪽으로 임곗값을 "
              "옮기세요.",
    },
    "ch01.two_for_each_row": {
        "en": "The sums and the outputs came together. This time only the outputs are asked, one "
              "number for each row.",
        "ko": "가중합과 출력이 함께 나왔습니다. 여기에서 묻는 것은 출력뿐이며, 행마다 수 "
              "하나입니다.",
    },
    "ch01.wrong_axis": {
        "en": "The products were added up in the wrong direction: there is one answer for each "
              "input, and there should be one for each sample, which is a row.",
        "ko": "곱을 더한 방향이 틀렸습니다. 입력마다 답이 하나씩 나왔습니다. 답은 샘플마다, 곧 "
              "행마다 하나씩 나와야 합니다.",
    },
    "ch01.samples_as_columns": {
        "en": "The columns of X were taken for the samples. In this course a row is a sample: "
              "which axis of X has the length of w?",
        "ko": "X의 열을 샘플로 보았습니다. 이 강의에서는 행 하나가 샘플 하나입니다. X의 어느 "
              "축이 w와 길이가 같은가요?",
    },
    "ch01.batch_added_up": {
        "en": "All samples were thrown together into one number. The samples of a batch know "
              "nothing of each other: each row gets an answer of its own.",
        "ko": "모든 샘플이 수 하나로 합쳐졌습니다. 배치 안의 샘플은 서로 영향을 주지 않습니다. "
              "행마다 자기 답이 있어야 합니다.",
    },
    "ch01.batch_one_sample": {
        "en": "The answer to one sample only came out. If you use a loop, look at where the "
              "answers are collected and where return stands.",
        "ko": "결과에 샘플 하나의 출력만 들어 있습니다. 반복문을 썼다면, 답을 어디에 모으는지, "
              "return이 어디에 있는지 살펴보세요.",
    },
    "ch01.empty_batch": {
        "en": "A batch without samples is an array of shape (0, d); its answers are an array "
              "without numbers, of shape (0,).",
        "ko": "샘플이 없는 배치는 형상이 (0, d)인 배열입니다. 그 답은 수가 하나도 없는 배열이고 "
              "형상은 (0,)입니다.",
    },
    "ch01.one_sample": {
        "en": "A batch of one sample is still a batch: X has the shape (1, d), and the answers "
              "are an array of one number, of shape (1,).",
        "ko": "샘플이 하나뿐이어도 배치입니다. X의 형상은 (1, d)이고, 답은 수가 하나인 배열이며 "
              "형상은 (1,)입니다.",
    },
    "ch01.line_sign": {
        "en": "The size is right, but a sign got lost: on the boundary the whole sum is 0. Bring "
              "everything without x2 to the other side, one step at a time.",
        "ko": "크기는 맞지만 부호 하나를 놓쳤습니다. 결정 경계에서는 합 전체가 0입니다. x2가 "
              "없는 것을 하나씩 반대쪽으로 옮겨 보세요.",
    },
    "ch01.line_bias_sign": {
        "en": "One of the two terms, the bias or that with x1, has the wrong sign. Both stand on "
              "the same side as x2 at first, and both move.",
        "ko": "편향과 x1이 든 항 가운데 하나의 부호가 틀렸습니다. 둘 다 처음에는 x2와 같은 쪽에 "
              "있고, 둘 다 옮겨야 합니다.",
    },
    "ch01.line_not_divided": {
        "en": "This is w[1] times x2. One more step, and x2 stands alone.",
        "ko": "이것은 x2에 w[1]을 곱한 값입니다. 한 단계만 더 가면 x2만 남습니다.",
    },
    "ch01.line_weights_swapped": {
        "en": "The two weights are exchanged. Python counts from 0: w[0] belongs to x1 and w[1] "
              "to x2. By which of them is divided?",
        "ko": "두 가중치가 서로 바뀌었습니다. 파이썬은 0부터 세므로 w[0]은 x1의 것, w[1]은 x2의 "
              "것입니다. 어느 것으로 나누어야 하나요?",
    },
    "ch01.line_brackets": {
        "en": "Only the last term was divided. Python divides before it adds and subtracts: what "
              "belongs into brackets?",
        "ko": "마지막 항만 나누었습니다. 파이썬은 덧셈과 뺄셈보다 나눗셈을 먼저 합니다. 어디를 "
              "괄호로 묶어야 할까요?",
    },
    "ch01.line_x1_missing": {
        "en": "This is where the boundary crosses the axis x1 = 0. Elsewhere x1 and its weight "
              "take part.",
        "ko": "이것은 결정 경계가 x1 = 0인 축과 만나는 높이입니다. 다른 곳에서는 x1과 그 "
              "가중치도 함께 들어갑니다.",
    },
    "ch01.line_bias_missing": {
        "en": "This line passes through the origin. Without its bias every boundary does; where "
              "is the bias?",
        "ko": "이 직선은 원점을 지납니다. 편향이 없으면 결정 경계는 언제나 원점을 지납니다. "
              "편향은 어디에 있나요?",
    },
    "ch01.line_sum": {
        "en": "This is a weighted sum. The task asks the other way round: the sum is known, it "
              "is 0, and x2 is wanted.",
        "ko": "이것은 가중합입니다. 문제는 거꾸로 묻습니다. 합이 0이라는 것은 이미 알고, 구할 "
              "것은 x2입니다.",
    },
    "ch01.gap_too_many": {
        "en": "There is one gap too many. L layers stand side by side with L - 1 gaps between "
              "them; the last layer has no next one. In a loop, note that sizes[-1] is no error "
              "but the last size.",
        "ko": "사이를 하나 더 셌습니다. 층이 L개 늘어서면 사이는 L - 1곳이고, 마지막 층 다음에는 "
              "층이 없습니다. 반복문에서 sizes[-1]은 오류가 아니라 마지막 층의 노드 수라는 점도 "
              "살펴보세요.",
    },
    "ch01.biases_counted": {
        "en": "More than the connections were counted: every node, or every node but the inputs, "
              "came on top. A bias belongs to a node and is no connection.",
        "ko": "연결이 아닌 것까지 셌습니다. 노드의 수가 더해져 있습니다. 편향은 노드에 속하며 "
              "연결이 아닙니다.",
    },
    "ch01.layers_multiplied": {
        "en": "All the sizes were multiplied with each other. A connection joins two neighboring "
              "layers: what is multiplied, and what is added?",
        "ko": "층의 노드 수를 모두 곱했습니다. 연결은 이웃한 두 층을 잇습니다. 무엇을 곱하고 "
              "무엇을 더해야 할까요?",
    },
    "ch01.nodes_added": {
        "en": "The nodes were counted, not the connections. How many lines leave a single node "
              "of the first layer?",
        "ko": "연결이 아니라 노드를 셌습니다. 첫 층의 노드 하나에서 선이 몇 개 나가나요?",
    },
    "ch01.equal_layers_only": {
        "en": "This counts as if all layers had the same size. In a gap the layers on both sides "
              "matter: which two sizes does each product need?",
        "ko": "모든 층의 노드 수가 같다고 보고 셌습니다. 층과 층 사이에서는 양쪽 층의 노드 수가 "
              "모두 중요합니다. 곱마다 어느 두 수가 필요한가요?",
    },
    "ch01.one_gap_only": {
        "en": "Only one gap between two layers was counted. How many such gaps are there between "
              "L layers?",
        "ko": "층과 층 사이를 한 곳만 셌습니다. 층이 L개이면 그런 사이가 몇 곳인가요?",
    },
    "ch01.ends_only": {
        "en": "The first layer was joined to the last one, past the hidden layers. Connections "
              "lead to the next layer only.",
        "ko": "은닉층을 건너뛰고 첫 층과 마지막 층을 이었습니다. 연결은 바로 다음 층으로만 "
              "이어집니다.",
    },
    "ch01.first_gap_only": {
        "en": "Only the first gap was counted. If you use a loop, look at how far the line with "
              "return is indented.",
        "ko": "첫 번째 사이만 셌습니다. 반복문을 썼다면 return 줄의 들여쓰기를 살펴보세요.",
    },
    "ch01.last_gap_only": {
        "en": "Only the last gap was counted. In a loop the sum must keep what it has collected "
              "so far.",
        "ko": "마지막 사이만 셌습니다. 반복문에서는 그때까지 모은 합이 남아 있어야 합니다.",
    },
    "ch01.last_gap_missing": {
        "en": "The last gap is missing. Count on paper how many products four layers need.",
        "ko": "마지막 사이가 빠졌습니다. 층이 네 개일 때 곱이 몇 개 필요한지 종이에 세어 보세요.",
    },
    "ch01.not_stretched": {
        "en": "Weights and bias came back as they were. After the stretch the largest weight, "
              "taken without its sign, should be 1.",
        "ko": "가중치와 편향이 그대로 나왔습니다. 늘이거나 줄인 뒤에는 부호를 떼고 가장 큰 "
              "가중치가 1이어야 합니다.",
    },
    "ch01.bias_left_behind": {
        "en": "The weights were stretched, but the bias stayed behind. What happened in the "
              "chapter when only one of the two was stretched?",
        "ko": "가중치만 바꾸고 편향은 그대로 두었습니다. 책에서 둘 가운데 하나만 늘였을 때 어떤 "
              "일이 일어났나요?",
    },
    "ch01.weights_left_behind": {
        "en": "The bias was stretched, but the weights stayed behind. Both need the same factor.",
        "ko": "편향만 바꾸고 가중치는 그대로 두었습니다. 둘 다 같은 수로 늘이거나 줄여야 합니다.",
    },
    "ch01.largest_with_sign": {
        "en": "The stretch used a weight together with its sign. A negative factor turns the "
              "answers around, and -4 is larger in size than 2: take the sizes before you look "
              "for the largest.",
        "ko": "부호가 붙은 가중치로 나누었습니다. 음수로 나누면 답이 뒤집힙니다. 그리고 크기로는 "
              "-4가 2보다 큽니다. 가장 큰 것을 찾기 전에 먼저 부호를 떼세요.",
    },
    "ch01.signs_lost": {
        "en": "The sizes are right, but minus signs got lost. The sizes are needed only to find "
              "the factor; the weights and the bias keep their signs.",
        "ko": "크기는 맞지만 마이너스 부호가 사라졌습니다. 부호를 떼는 것은 나눌 수를 찾을 "
              "때뿐입니다. 가중치와 편향은 부호를 그대로 지켜야 합니다.",
    },
    "ch01.bias_in_largest": {
        "en": "The bias took part in the search for the largest. Only the weights are asked.",
        "ko": "가장 큰 것을 찾을 때 편향까지 넣었습니다. 가중치 가운데에서만 찾아야 합니다.",
    },
    "ch01.sum_for_largest": {
        "en": "Weights and bias were divided by the sum of the weights. It is the largest one "
              "that should become 1.",
        "ko": "가중치의 합으로 나누었습니다. 1이 되어야 하는 것은 가장 큰 가중치입니다.",
    },
    "ch01.length_for_largest": {
        "en": "Weights and bias were divided by the root of the sum of squares, the length of w. "
              "That is another common choice, but here the largest weight should become 1.",
        "ko": "제곱의 합의 제곱근, 곧 w의 길이로 나누었습니다. 그렇게 하는 경우도 흔하지만, "
              "여기에서는 가장 큰 가중치가 1이 되어야 합니다.",
    },
    "ch01.multiplied_not_divided": {
        "en": "The factor is the right number, used the wrong way round: 4 times what makes 1?",
        "ko": "찾은 수는 맞지만 거꾸로 썼습니다. 4에 무엇을 곱하면 1이 되나요?",
    },
    "ch01.each_by_itself": {
        "en": "Each number was stretched to size 1 by itself, so they no longer stand in the "
              "same proportion. One positive factor for all keeps the perceptron what it is.",
        "ko": "수마다 따로따로 크기를 1로 만들어서 서로의 비율이 달라졌습니다. 모두에 같은 "
              "양수를 곱해야 퍼셉트론이 그대로입니다.",
    },
    "ch01.bias_not_searched": {
        "en": "The bias was not searched: this counts only machines with b = 0. A machine has "
              "three numbers.",
        "ko": "편향은 찾지 않고 b = 0인 기계만 셌습니다. 기계 하나에는 수가 세 개 있습니다.",
    },
    "ch01.equal_weights_only": {
        "en": "Only machines with two equal weights were tried. w1 and w2 run through the values "
              "independently.",
        "ko": "두 가중치가 같은 기계만 시험했습니다. w1과 w2는 서로 상관없이 값을 하나씩 "
              "고릅니다.",
    },
    "ch01.values_used_once": {
        "en": "Machines in which a value comes twice are missing. The three numbers are chosen "
              "independently, as with three dice: AND has two equal weights, for instance.",
        "ko": "같은 값을 두 번 쓴 기계가 빠졌습니다. 세 수는 주사위 세 개처럼 서로 상관없이 "
              "고릅니다. 이를테면 책의 AND도 두 가중치가 같습니다.",
    },
    "ch01.in_one_order": {
        "en": "Each choice of three values was tried in one order only. w1, w2 and b are "
              "different numbers of the machine, so (1, 2, -3) and (2, 1, -3) are two machines; "
              "and a value may come twice.",
        "ko": "고른 세 값을 한 가지 순서로만 시험했습니다. w1, w2, b는 기계에서 서로 다른 "
              "수이므로 (1, 2, -3)과 (2, 1, -3)은 두 기계입니다. 같은 값을 두 번 써도 "
              "됩니다.",
    },
    "ch01.one_corner_enough": {
        "en": "Machines were counted that get only some of the four positions right. A machine "
              "obeys the rule when all four agree.",
        "ko": "네 상태 가운데 일부만 맞은 기계까지 셌습니다. 넷이 모두 맞아야 규칙을 지키는 "
              "기계입니다.",
    },
    "ch01.corners_counted": {
        "en": "The right positions were counted, up to four for a machine. Wanted is the number "
              "of machines that get all four right.",
        "ko": "맞은 상태를 하나하나 세어서 기계 하나가 넷까지 세어졌습니다. 구할 것은 넷을 모두 "
              "맞힌 기계의 수입니다.",
    },
    "ch01.first_machine_only": {
        "en": "The search stopped at the first machine that it found. Look at where return "
              "stands.",
        "ko": "맞는 기계를 하나 찾자마자 멈추었습니다. return이 어디에 있는지 살펴보세요.",
    },
    "ch01.returns_too_early": {
        "en": "Only the machines with the first value for w1 were counted. How far is your "
              "return indented: which of the loops does it belong to?",
        "ko": "w1이 첫째 값인 기계만 셌습니다. return의 들여쓰기를 확인해 보세요. 어느 반복문에 "
              "속해 있나요?",
    },
    "ch01.positions_reversed": {
        "en": "The four positions come in the opposite order. The first output of the rule "
              "belongs to (0, 0), the last one to (1, 1).",
        "ko": "네 상태의 순서가 거꾸로입니다. 규칙의 첫 출력은 (0, 0)의 것이고 마지막 출력은 "
              "(1, 1)의 것입니다.",
    },
    "ch01.values_not_used": {
        "en": "These machines were chosen from the chapter's values, whatever values says. Which "
              "name does your loop run over?",
        "ko": "values와 상관없이 책에 나온 값에서 골랐습니다. 반복문이 어떤 이름을 돌고 있나요?",
    },
    "ch01.every_machine": {
        "en": "This is the number of all machines. Where is the rule compared?",
        "ko": "이것은 모든 기계의 수입니다. 규칙과 비교하는 곳은 어디인가요?",
    },
    "ch01.update_sign": {
        "en": "The weights move the wrong way. A neuron that was silent and should have fired "
              "needs a larger sum: which sign has t - y then?",
        "ko": "가중치가 반대 방향으로 움직입니다. 발화해야 하는데 조용했던 뉴런은 합이 커져야 "
              "합니다. 그때 t - y의 부호는 무엇인가요?",
    },
    "ch01.bias_not_learned": {
        "en": "The bias stays 0. It learns like the weight of an input that is always 1.",
        "ko": "편향이 0에 머물러 있습니다. 편향은 언제나 1인 입력의 가중치처럼 배웁니다.",
    },
    "ch01.whole_pass": {
        "en": "The outputs of a whole round were computed with the weights from its start. Here "
              "every sample meets the weights that the one before has left.",
        "ko": "한 바퀴의 출력을 모두 그 바퀴가 시작될 때의 가중치로 계산했습니다. 여기에서는 "
              "샘플마다 바로 앞 샘플이 고쳐 놓은 가중치를 써야 합니다.",
    },
    "ch01.one_round_only": {
        "en": "Only one round took place. How often should the samples be gone through?",
        "ko": "한 바퀴만 돌았습니다. 샘플 전체를 몇 번 훑어야 하나요?",
    },
    "ch01.nothing_learned": {
        "en": "The weights and the bias are still 0. If your loop changes names of its own, see "
              "that the changed ones are returned.",
        "ko": "가중치와 편향이 아직 0입니다. 반복문 안에서 다른 이름의 값을 바꾸고 있지 않은지, "
              "바꾼 값을 돌려주는지 살펴보세요.",
    },
    "ch01.update_without_input": {
        "en": "All weights were changed by the same amount. An input of 0 had no share in the "
              "error: by what is the error multiplied before it reaches a weight?",
        "ko": "모든 가중치를 똑같은 만큼 바꾸었습니다. 0인 입력은 오차에 아무 몫이 없습니다. "
              "가중치를 고칠 때 오차에 무엇을 곱해야 하나요?",
    },
}

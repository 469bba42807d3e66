"""Messages of the assignment ``ch03_signals``: titles of the steps, then known mistakes."""

MESSAGES = {
    "ch03.weighted_sum.products": {
        "en": "The products of inputs and weights are added up (bias 0).",
        "ko": "입력과 가중치의 곱을 모두 더합니다(편향 0).",
    },
    "ch03.weighted_sum.bias": {
        "en": "The bias is added.",
        "ko": "편향을 더합니다.",
    },
    "ch03.weighted_sum.inputs": {
        "en": "Lists and whole numbers work, and the inputs stay as they were.",
        "ko": "리스트와 정수도 받고, 입력은 그대로 둡니다.",
    },
    "ch03.sigmoid.number": {
        "en": "One number goes in, its sigmoid comes out.",
        "ko": "수 하나를 넣으면 그 시그모이드 값이 나옵니다.",
    },
    "ch03.sigmoid.array": {
        "en": "An array of any shape gives an array of the same shape.",
        "ko": "어떤 형상의 배열을 넣어도 같은 형상의 배열이 나옵니다.",
    },
    "ch03.sigmoid.inputs": {
        "en": "Lists and whole numbers work, and the input stays as it was.",
        "ko": "리스트와 정수도 받고, 입력은 그대로 둡니다.",
    },
    "ch03.sigmoid.large": {
        "en": "Inputs as large as 1000 and -1000 give numbers, not NaN or an error.",
        "ko": "1000이나 -1000처럼 큰 입력에도 NaN이나 오류 없이 수가 나옵니다.",
    },
    "ch03.neuron.output": {
        "en": "The output of a neuron without bias.",
        "ko": "편향이 없는 뉴런의 출력입니다.",
    },
    "ch03.neuron.bias": {
        "en": "The output of a neuron with bias; the inputs stay as they were.",
        "ko": "편향이 있는 뉴런의 출력입니다. 입력은 그대로 둡니다.",
    },
    "ch03.two_by_two.sums": {
        "en": "The two weighted sums a1 and a2.",
        "ko": "가중합 a1과 a2입니다.",
    },
    "ch03.two_by_two.outputs": {
        "en": "The two outputs y1 and y2.",
        "ko": "출력 y1과 y2입니다.",
    },
    "ch03.layer.product": {
        "en": "The weighted sums a, as a matrix product (bias 0).",
        "ko": "행렬 곱으로 구한 가중합 a입니다(편향 0).",
    },
    "ch03.layer.bias": {
        "en": "The bias of each node is added to its weighted sum.",
        "ko": "노드마다 가중합에 자기 편향을 더합니다.",
    },
    "ch03.layer.outputs": {
        "en": "The outputs y.",
        "ko": "출력 y입니다.",
    },
    "ch03.layer.inputs": {
        "en": "Lists work, and the inputs stay as they were.",
        "ko": "리스트도 받고, 입력은 그대로 둡니다.",
    },
    "ch03.layer_batch.rows": {
        "en": "Each row of X gives a row of weighted sums (bias 0).",
        "ko": "X의 행마다 가중합 한 행이 나옵니다(편향 0).",
    },
    "ch03.layer_batch.bias": {
        "en": "Every row gets the same biases, one for each column.",
        "ko": "모든 행에 같은 편향을 열마다 하나씩 더합니다.",
    },
    "ch03.layer_batch.edges": {
        "en": "A batch of one sample and an empty batch work, and the inputs stay as they were.",
        "ko": "샘플이 하나인 배치와 빈 배치도 받고, 입력은 그대로 둡니다.",
    },
    "ch03.forward.first": {
        "en": "The first layer: a1 and z1.",
        "ko": "첫째 층의 a1과 z1입니다.",
    },
    "ch03.forward.second": {
        "en": "The second layer: a2 and z2.",
        "ko": "둘째 층의 a2와 z2입니다.",
    },
    "ch03.forward.output": {
        "en": "The output layer: y.",
        "ko": "출력층의 y입니다.",
    },
    "ch03.network_output.layers": {
        "en": "Any number of layers.",
        "ko": "층이 몇 개이든 됩니다.",
    },
    "ch03.network_output.batch": {
        "en": "One sample, a batch and an empty batch.",
        "ko": "샘플 하나, 배치, 빈 배치를 모두 받습니다.",
    },
    "ch03.weights_missing": {
        "en": "The inputs were added up as they are. Each input passes through a weight on its "
              "way to the node, which makes it count more or less: where are the weights in your "
              "sum?",
        "ko": "입력을 그대로 더했습니다. 입력은 노드로 가는 길에 가중치를 거치고, 가중치에 따라 "
              "더 크게 또는 더 작게 반영됩니다. 지금 식에서 가중치는 어디에 있나요?",
    },
    "ch03.added_not_multiplied": {
        "en": "Each input and its weight were added to each other. A weight says how many times "
              "its input counts: look again at the operation between the two.",
        "ko": "입력과 가중치를 서로 더했습니다. 가중치는 그 입력을 몇 배로 반영할지 나타냅니다. "
              "둘 사이의 연산을 다시 살펴보세요.",
    },
    "ch03.sum_then_product": {
        "en": "The inputs and the weights were each added up first, and the two sums multiplied. "
              "Every input has a weight of its own: which comes first, the product or the sum?",
        "ko": "입력끼리, 가중치끼리 먼저 더한 다음 두 합을 곱했습니다. 입력마다 자기 가중치가 "
              "있습니다. 곱과 합 가운데 무엇을 먼저 해야 할까요?",
    },
    "ch03.mean_for_sum": {
        "en": "The mean of the products came instead of their sum. With more inputs a node can "
              "receive more: nothing divides by their number.",
        "ko": "곱의 합이 아니라 평균이 나왔습니다. 입력이 많아지면 노드가 받는 신호도 커질 수 "
              "있습니다. 입력의 개수로 나누는 일은 없습니다.",
    },
    "ch03.sum_missing": {
        "en": "The products are right, but they still stand side by side. A node has one "
              "weighted sum: what must happen to its products?",
        "ko": "곱은 맞지만 아직 하나하나 따로 남아 있습니다. 노드마다 가중합은 하나입니다. "
              "노드의 곱들을 어떻게 해야 할까요?",
    },
    "ch03.last_only": {
        "en": "Only the last product is in the result. In a loop the sum must keep what it has "
              "collected so far: look at the line that changes it, and at the place where the "
              "loop begins.",
        "ko": "마지막 곱만 결과에 들어 있습니다. 반복문에서는 그때까지 모은 합이 남아 있어야 "
              "합니다. 합을 바꾸는 줄과 반복문이 시작하는 자리를 살펴보세요.",
    },
    "ch03.first_only": {
        "en": "Only the first product is in the result. The function is left after the first "
              "round of the loop: look at how far the line with return is indented.",
        "ko": "첫 번째 곱만 결과에 들어 있습니다. 반복문을 한 번만 돌고 함수가 끝난 것입니다. "
              "return 줄의 들여쓰기를 살펴보세요.",
    },
    "ch03.first_left_out": {
        "en": "The first product is missing in the sum. Places are counted from 0: where does "
              "your loop begin?",
        "ko": "합에 첫째 곱이 빠졌습니다. 자리는 0부터 셉니다. 반복문이 어디에서 시작하나요?",
    },
    "ch03.two_inputs_only": {
        "en": "Only the first two products are in the sum. The number of inputs is not fixed: "
              "let a loop, or NumPy, run through all of them.",
        "ko": "처음 두 곱만 합에 들어 있습니다. 입력이 몇 개인지는 정해져 있지 않습니다. "
              "반복문이나 NumPy로 모두 지나가게 하세요.",
    },
    "ch03.bias_missing": {
        "en": "The bias is missing. The sum of the products is right; the bias shifts it, "
              "whatever the inputs are.",
        "ko": "편향이 빠졌습니다. 곱의 합은 맞습니다. 편향은 입력이 무엇이든 그 합을 옮기는 "
              "값입니다.",
    },
    "ch03.bias_subtracted": {
        "en": "The bias has the wrong sign. A threshold would be subtracted; the bias is minus "
              "the threshold.",
        "ko": "편향의 부호가 반대입니다. 빼야 하는 것은 임곗값이고, 편향은 임곗값의 부호를 바꾼 "
              "값입니다.",
    },
    "ch03.bias_repeated": {
        "en": "The bias is counted more than once. A node has a single bias: look at whether it "
              "is added inside the loop or inside the sum, or to a sum that holds it already.",
        "ko": "편향이 여러 번 더해졌습니다. 편향은 노드마다 하나입니다. 반복문이나 합 안쪽에서 "
              "더하거나, 이미 편향이 든 합에 또 더하고 있지 않은지 살펴보세요.",
    },
    "ch03.biases_added_up": {
        "en": "The biases were added up, and every node got their sum. Each node has a bias of "
              "its own, in the same place of b.",
        "ko": "편향을 모두 더한 값을 노드마다 더했습니다. 노드마다 제 편향이 b의 같은 자리에 "
              "있습니다.",
    },
    "ch03.bias_multiplied": {
        "en": "The sum was multiplied by the bias. The bias is like one more input that is "
              "always 1: how does it enter the sum?",
        "ko": "합에 편향을 곱했습니다. 편향은 언제나 1인 입력이 하나 더 있는 것과 같습니다. "
              "그렇다면 합에 어떻게 들어가야 할까요?",
    },
    "ch03.activation_too_early": {
        "en": "The activation function was already applied. This result is asked for before the "
              "activation: the weighted sum itself.",
        "ko": "활성화 함수까지 적용한 값입니다. 여기서 묻는 것은 활성화 함수를 거치기 전의 값, "
              "곧 가중합입니다.",
    },
    "ch03.exponent_sign": {
        "en": "The exponent has the wrong sign, so the curve falls where it should rise. Compare "
              "the outputs for -1 and for 1: which one should be larger?",
        "ko": "지수의 부호가 반대여서, 올라가야 할 곡선이 내려갑니다. 입력이 -1일 때와 1일 때의 "
              "출력을 비교해 보세요. 어느 쪽이 커야 할까요?",
    },
    "ch03.brackets_missing": {
        "en": "The result is larger than 1, which no sigmoid is. Python divides before it adds: "
              "which part of the formula stands below the fraction bar?",
        "ko": "결과가 1보다 큰데, 시그모이드 값은 1보다 클 수 없습니다. 파이썬은 덧셈보다 "
              "나눗셈을 먼저 합니다. 식에서 분수의 아래쪽에 오는 것은 어디까지인가요?",
    },
    "ch03.one_missing": {
        "en": "This grows without end, so it is not squashed between 0 and 1. Something is "
              "missing below the fraction bar.",
        "ko": "이 값은 끝없이 커지므로 0과 1 사이에 들어오지 않습니다. 분수의 아래쪽에서 무언가 "
              "빠졌습니다.",
    },
    "ch03.minus_in_denominator": {
        "en": "There is a minus below the fraction bar where a plus belongs: at 0 this would "
              "divide by zero, and the sigmoid of 0 is a half.",
        "ko": "분수의 아래쪽에 더하기가 아니라 빼기가 있습니다. 이 식은 0에서 0으로 나누게 "
              "되는데, 시그모이드는 0에서 2분의 1입니다.",
    },
    "ch03.tanh": {
        "en": "This is the hyperbolic tangent, which runs from -1 to 1. The sigmoid runs from 0 "
              "to 1.",
        "ko": "-1에서 1 사이의 값을 내는 쌍곡탄젠트입니다. 시그모이드는 0에서 1 사이의 값을 "
              "냅니다.",
    },
    "ch03.step_function": {
        "en": "This is the step function: it knows 0 and 1 only. The sigmoid passes through all "
              "the values between.",
        "ko": "0과 1만 내는 계단 함수입니다. 시그모이드는 그 사이의 모든 값을 지나갑니다.",
    },
    "ch03.relu": {
        "en": "This is ReLU. The task asks for the sigmoid, whose outputs stay between 0 and 1.",
        "ko": "ReLU입니다. 이 문제에서 묻는 것은 출력이 0과 1 사이에 머무는 시그모이드입니다.",
    },
    "ch03.derivative": {
        "en": "This is the slope of the sigmoid, not the sigmoid itself: one factor too many.",
        "ko": "시그모이드가 아니라 시그모이드의 기울기입니다. 곱해진 인수가 하나 더 있습니다.",
    },
    "ch03.short_e": {
        "en": "Close, but e was typed in with a few digits only, and the error shows. NumPy "
              "knows the exponential function to full precision.",
        "ko": "거의 맞지만, e를 몇 자리만 직접 입력해서 오차가 드러납니다. NumPy에는 지수 함수가 "
              "끝자리까지 정확하게 들어 있습니다.",
    },
    "ch03.one_number_only": {
        "en": "The function works for one number but not for an array. The functions of the "
              "module math, and a line such as if x > 0, take one number at a time; NumPy has "
              "functions that take them all at once.",
        "ko": "숫자 하나는 계산하지만 배열은 계산하지 못합니다. math 모듈의 함수나 if x > 0 같은 "
              "줄은 수를 한 번에 하나만 다룹니다. NumPy에는 한꺼번에 다루는 함수가 있습니다.",
    },
    "ch03.overflow": {
        "en": "For a large input both parts of the fraction become infinite, and infinity "
              "divided by infinity is NaN. Write the fraction so that the exponential stands in "
              "one place only.",
        "ko": "입력이 크면 분수의 위와 아래가 모두 무한대가 되고, 무한대를 무한대로 나누면 "
              "NaN입니다. 지수 함수가 한 곳에만 나오도록 분수를 고쳐 써 보세요.",
    },
    "ch03.overflow_error": {
        "en": "The function works for small inputs but stops at large ones. Python's own "
              "exponential gives up where NumPy's returns infinity, with which you can still "
              "divide.",
        "ko": "작은 입력은 되지만 큰 입력에서 멈춥니다. 파이썬의 지수 함수는 너무 큰 값에서 "
              "오류를 내지만, NumPy의 지수 함수는 나눗셈을 계속할 수 있는 무한대를 돌려줍니다.",
    },
    "ch03.activation_missing": {
        "en": "The weighted sum itself came out. It has yet to pass through the activation "
              "function.",
        "ko": "가중합이 그대로 나왔습니다. 아직 활성화 함수를 거치지 않았습니다.",
    },
    "ch03.activation_twice": {
        "en": "The sigmoid was applied twice. Look at what your lines, and the functions that "
              "they call, already do.",
        "ko": "시그모이드를 두 번 적용했습니다. 코드의 각 줄과 그 안에서 부르는 함수가 이미 "
              "무엇을 하는지 살펴보세요.",
    },
    "ch03.bias_after_activation": {
        "en": "The bias was added after the activation. It belongs to the weighted sum: it "
              "decides at which input the neuron begins to fire.",
        "ko": "활성화 함수 다음에 편향을 더했습니다. 편향은 가중합에 속합니다. 뉴런이 어떤 "
              "입력부터 발화할지 정하는 값입니다.",
    },
    "ch03.activation_per_input": {
        "en": "The activation was applied to every product before they were added up. A neuron "
              "collects everything first and then answers once.",
        "ko": "곱을 더하기 전에 하나하나에 활성화 함수를 적용했습니다. 뉴런은 먼저 모두 모은 "
              "다음 한 번만 반응합니다.",
    },
    "ch03.inputs_activated": {
        "en": "The activation was applied to the inputs. The input layer passes the data on as "
              "they are.",
        "ko": "입력에 활성화 함수를 적용했습니다. 입력층은 데이터를 그대로 넘깁니다.",
    },
    "ch03.indices_swapped": {
        "en": "The two indices of a weight are exchanged. w12 leads from input 1 to node 2: draw "
              "the four arrows and write the weights on them.",
        "ko": "가중치의 두 인덱스가 서로 바뀌었습니다. w12는 입력 1에서 노드 2로 가는 "
              "가중치입니다. 화살표 네 개를 그리고 그 위에 가중치를 적어 보세요.",
    },
    "ch03.results_interleaved": {
        "en": "The four numbers are right, but they come node by node. Return both sums first, "
              "then both outputs.",
        "ko": "네 수는 맞지만 노드별로 묶여 나왔습니다. 먼저 합 두 개를, 그다음에 출력 두 개를 "
              "돌려주세요.",
    },
    "ch03.transposed": {
        "en": "The weights were used the other way round. In this course row j of W belongs to "
              "input j and column k to node k. Write the shapes below x, W and the result, and "
              "see which ends must meet.",
        "ko": "가중치를 반대 방향으로 썼습니다. 이 강의에서 W의 행 j는 입력 j, 열 k는 노드 k에 "
              "해당합니다. x, W, 결과의 형상을 나란히 적고 어느 쪽끼리 만나야 하는지 살펴보세요.",
    },
    "ch03.wrong_axis": {
        "en": "The products are right, but they were added up in the wrong direction: every "
              "input got a sum of its own. Every node should get one.",
        "ko": "곱은 맞지만 더한 방향이 틀렸습니다. 입력마다 합이 하나씩 나왔습니다. 합은 "
              "노드마다 하나씩 나와야 합니다.",
    },
    "ch03.column_times_input": {
        "en": "The operator * lays x along the columns of W, so column k is multiplied by input "
              "k. Each input belongs to a row of W.",
        "ko": "* 연산은 x를 W의 열 방향으로 맞추므로 열 k에 입력 k가 곱해집니다. 입력마다 W의 한 "
              "행이 대응합니다.",
    },
    "ch03.results_swapped": {
        "en": "The weighted sums and the outputs are exchanged. Return a first, then y.",
        "ko": "가중합과 출력이 서로 바뀌었습니다. a를 먼저, 그다음에 y를 돌려주세요.",
    },
    "ch03.batch_added_up": {
        "en": "All samples were thrown together into one row. The samples of a batch know "
              "nothing of each other: every row of X has a row of its own in the result.",
        "ko": "모든 샘플이 한 행으로 합쳐졌습니다. 배치 안의 샘플은 서로 영향을 주지 않습니다. "
              "X의 행마다 결과에도 자기 행이 있어야 합니다.",
    },
    "ch03.batch_one_sample": {
        "en": "The result of one sample only came out. If you use a loop, look at where the rows "
              "are collected and where return stands.",
        "ko": "샘플 하나의 결과만 나왔습니다. 반복문을 썼다면, 행을 어디에 모으는지, return이 "
              "어디에 있는지 살펴보세요.",
    },
    "ch03.two_for_each_row": {
        "en": "Sums and outputs came together for each row. This task asks for the weighted "
              "sums alone: what does your function for one sample return?",
        "ko": "행마다 가중합과 출력이 함께 나왔습니다. 이 문제에서는 가중합만 구합니다. 샘플 "
              "하나에 쓰는 함수는 무엇을 돌려주나요?",
    },
    "ch03.bias_along_rows": {
        "en": "The biases run down the rows, so every sample got a bias of its own. A bias "
              "belongs to a node, and nodes are columns.",
        "ko": "편향이 행을 따라 더해져서 샘플마다 다른 편향을 받았습니다. 편향은 노드에 속하고, "
              "노드는 열입니다.",
    },
    "ch03.empty_batch": {
        "en": "A batch without samples is an array of shape (0, d_in); its result has no rows "
              "either, but still one column for each node: (0, d_out).",
        "ko": "샘플이 없는 배치는 형상이 (0, d_in)인 배열입니다. 그 결과도 행은 없지만, 열은 "
              "여전히 노드마다 하나씩 있어서 형상이 (0, d_out)입니다.",
    },
    "ch03.one_sample": {
        "en": "A batch of one sample is still a batch: X has the shape (1, d_in), and the result "
              "has one row, (1, d_out).",
        "ko": "샘플이 하나뿐이어도 배치입니다. X의 형상은 (1, d_in)이고, 결과도 행이 하나인 (1, "
              "d_out)입니다.",
    },
    "ch03.output_activated": {
        "en": "The output layer went through the sigmoid. This network's output layer has the "
              "identity as its activation: what does it do to a number?",
        "ko": "출력층에도 시그모이드를 적용했습니다. 이 신경망에서 출력층의 활성화 함수는 항등 "
              "함수입니다. 항등 함수는 수를 어떻게 바꾸나요?",
    },
    "ch03.softmax_output": {
        "en": "The output layer went through a softmax. This network's output layer has the "
              "identity as its activation.",
        "ko": "출력층에 소프트맥스를 적용했습니다. 이 신경망에서 출력층의 활성화 함수는 항등 "
              "함수입니다.",
    },
    "ch03.hidden_not_activated": {
        "en": "No activation in the hidden layers: z is the same as a. Then the whole network "
              "would be no more than one layer.",
        "ko": "은닉층에 활성화 함수가 없어서 z와 a가 같습니다. 그러면 신경망 전체가 층 하나와 "
              "다를 바 없습니다.",
    },
    "ch03.sums_passed_on": {
        "en": "The next layer received the weighted sums a of the layer before. What does a "
              "layer send on: its sums, or what the activation makes of them?",
        "ko": "다음 층이 앞 층의 가중합 a를 받았습니다. 층이 다음 층으로 보내는 것은 "
              "가중합일까요, 활성화 함수를 거친 값일까요?",
    },
    "ch03.bias_of_another_layer": {
        "en": "The output layer got the biases of the layer before it. In the book's network "
              "the two happen to be equal, elsewhere they are not.",
        "ko": "출력층에 앞 층의 편향을 더했습니다. 책의 신경망에서는 두 층의 편향이 마침 같지만 "
              "다른 곳에서는 다릅니다.",
    },
    "ch03.sums_together": {
        "en": "All five are right, but both sums come first. The task names them layer by "
              "layer.",
        "ko": "다섯 값이 모두 맞지만 두 가중합이 먼저 나왔습니다. 문제에서는 층마다 차례로 "
              "적었습니다.",
    },
    "ch03.first_layer_only": {
        "en": "The first layer's result came out as the network's. Every pair of weights and "
              "biases in the lists is a layer: does the loop reach them all?",
        "ko": "첫째 층의 결과가 신경망의 결과로 나왔습니다. 리스트에 있는 가중치와 편향의 쌍이 "
              "저마다 층 하나입니다. 반복문이 끝까지 도나요?",
    },
}

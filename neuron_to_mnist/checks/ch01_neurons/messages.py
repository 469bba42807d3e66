"""Messages of the assignment ``ch01_neurons``: titles of the steps, then known mistakes."""

MESSAGES = {
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
    "ch01.bias_subtracted": {
        "en": "The bias was subtracted. What is subtracted is a threshold; the bias has changed "
              "its sign already.",
        "ko": "편향을 뺐습니다. 빼는 것은 임곗값이고, 편향은 이미 그 부호를 바꾼 수입니다.",
    },
    "ch01.fires_at_threshold": {
        "en": "Nearly: your neuron fires exactly at the threshold too. In this course it fires "
              "only above: look at what the formula of h says for a = 0.",
        "ko": "거의 맞지만, 임곗값과 똑같을 때에도 발화합니다. 이 강의에서는 임곗값을 넘어야만 "
              "발화합니다. h의 식에서 a = 0일 때를 다시 보세요.",
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
    "ch01.line_weights_swapped": {
        "en": "The two axes are exchanged. Either the weights are: Python counts from 0, so w[0] "
              "belongs to x1 and w[1] to x2. Or the coordinates of the ends: these are [x1, x2].",
        "ko": "두 축이 서로 바뀌었습니다. 가중치가 바뀌었다면, 파이썬은 0부터 세므로 w[0]이 x1의 "
              "것이고 w[1]이 x2의 것입니다. 끝점의 좌표가 바뀌었다면, 순서는 [x1, x2]입니다.",
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
    "ch01.update_without_input": {
        "en": "All weights were changed by the same amount. An input of 0 had no share in the "
              "error: by what is the error multiplied before it reaches a weight?",
        "ko": "모든 가중치를 똑같은 만큼 바꾸었습니다. 0인 입력은 오차에 아무 몫이 없습니다. "
              "가중치를 고칠 때 오차에 무엇을 곱해야 하나요?",
    },
    "ch01.segment.slanted": {
        "en": "A slanted line has two ends on the edges of the square; the inputs stay as "
              "they were.",
        "ko": "비스듬한 직선의 두 끝점이 정사각형의 변 위에 있습니다. 입력은 그대로 둡니다.",
    },
    "ch01.segment.upright": {
        "en": "Upright and level lines have their ends too.",
        "ko": "세로로 선 직선과 가로로 누운 직선의 끝점도 나옵니다.",
    },
    "ch01.segment.missed": {
        "en": "A line that misses the square gives no point.",
        "ko": "정사각형을 지나지 않는 직선이면 점이 없습니다.",
    },
    "ch01.learn.mistakes": {
        "en": "The mistakes of every round are counted.",
        "ko": "바퀴마다 틀린 횟수를 셉니다.",
    },
    "ch01.learn.plain": {
        "en": "Lists, whole numbers and no round at all work, and the inputs stay as they "
              "were.",
        "ko": "리스트와 정수를 받고, 한 바퀴도 돌지 않아도 되며, 입력은 그대로 둡니다.",
    },
    "ch01.watch.ends": {
        "en": "The line after every round, in order.",
        "ko": "바퀴마다 그 뒤의 직선이 차례로 나옵니다.",
    },
    "ch01.watch.last": {
        "en": "The round of the last mistake.",
        "ko": "마지막으로 틀린 바퀴입니다.",
    },
    "ch01.all_rules.number": {
        "en": "How many machines obey the commonest rule, with the values of your seed.",
        "ko": "시드로 뽑은 값에서 기계가 가장 많은 규칙의 기계 수입니다.",
    },
    "ch01.all_rules.account": {
        "en": "A prediction, and a true account of it.",
        "ko": "예상과, 맞았는지를 사실대로 적은 것입니다.",
    },
    "ch01.first_reader.number": {
        "en": "The pair that is misread most, and all mistakes of learning, with your seed.",
        "ko": "가장 많이 잘못 읽은 쌍과, 배우는 동안 틀린 횟수를 모두 더한 수입니다.",
    },
    "ch01.first_reader.account": {
        "en": "A prediction, and a true account of it.",
        "ko": "예상과, 맞았는지를 사실대로 적은 것입니다.",
    },
    "ch01.line_leaves_square": {
        "en": "These points lie on the line, but not all of them in the square: at both "
              "values of x1 the x2 may be outside. Then the line crosses the upper or the "
              "lower edge.",
        "ko": "직선 위의 점이지만 정사각형 밖에 있는 것이 있습니다. 두 x1에서 구한 x2가 "
              "상자를 벗어나면 직선은 위나 아래 변과 만납니다.",
    },
    "ch01.line_across_only": {
        "en": "Only the left and the right edge were tried. A steep line crosses the upper "
              "and the lower one.",
        "ko": "왼쪽과 오른쪽 변만 보았습니다. 가파른 직선은 위와 아래 변을 지납니다.",
    },
    "ch01.counted_on": {
        "en": "The mistakes were counted on from round to round. Begin every round with 0.",
        "ko": "틀린 횟수를 바퀴가 바뀌어도 이어서 세었습니다. 바퀴마다 0에서 시작하세요.",
    },
    "ch01.counted_together": {
        "en": "This is the number of all mistakes together. Asked for is a number for each "
              "round.",
        "ko": "모든 바퀴에서 틀린 횟수를 합한 것입니다. 바퀴마다 수 하나가 필요합니다.",
    },
    "ch01.rounds_from_0": {
        "en": "The rounds are counted from 0: the first line is the one before anything was "
              "learned. Count from 1 to rounds.",
        "ko": "바퀴를 0부터 세었습니다. 그래서 첫 직선이 아무것도 배우기 전의 것입니다. 1부터 "
              "rounds까지 세세요.",
    },
    "ch01.last_line_only": {
        "en": "All lines are that after the last round. Learn 1 round for the first, 2 for "
              "the second, and so on.",
        "ko": "모두 마지막 바퀴 뒤의 직선입니다. 첫째 직선은 1바퀴, 둘째 직선은 2바퀴를 배워서 "
              "구하세요.",
    },
    "ch01.rules_not_machines": {
        "en": "This is the number of rules that no machine obeys. Asked for is how many "
              "machines obey the rule that most obey.",
        "ko": "지키는 기계가 없는 규칙의 개수입니다. 여기에는 기계가 가장 많은 규칙의 기계 "
              "수를 적습니다.",
    },
    "ch01.no_pair": {
        "en": "found[\"pair\"] is to hold two different digits, such as (3, 8).",
        "ko": "found[\"pair\"]에는 (3, 8)처럼 서로 다른 숫자 두 개를 넣으세요.",
    },
    "ch01.not_the_worst": {
        "en": "With this seed the neuron of another pair misreads more test images. Print the "
              "numbers of all 45 pairs in order; the larger digit has the target 1.",
        "ko": "이 시드에서는 시험 이미지를 더 많이 잘못 읽는 쌍이 있습니다. 45개 쌍의 수를 차례로 "
              "출력해 보세요. 목표값은 큰 숫자가 1입니다.",
    },
    "ch01.nothing_learned": {
        "en": "The weights and the bias stay 0. Under which names are the new ones kept, and "
              "which are returned?",
        "ko": "가중치와 편향이 모두 0에 머물러 있습니다. 고친 값에는 어떤 이름을 붙였고, 어떤 "
              "이름을 돌려주나요?",
    },
    "ch01.begins_again": {
        "en": "Every round begins with weights of 0 again. Set them to 0 once, before the "
              "rounds.",
        "ko": "바퀴마다 가중치를 다시 0에서 시작했습니다. 첫 바퀴 앞에서 한 번만 0으로 두세요.",
    },
    "ch01.first_round_only": {
        "en": "All lines are that after round 1. For the line after round k, learn k rounds.",
        "ko": "모두 1바퀴 뒤의 직선입니다. k바퀴 뒤의 직선을 구하려면 k바퀴를 배워야 합니다.",
    },
    "ch01.last_from_0": {
        "en": "The last mistake happened one round later: a list counts its places from 0, "
              "rounds are counted from 1.",
        "ko": "마지막으로 틀린 것은 그다음 바퀴입니다. 리스트의 자리는 0부터, 바퀴는 1부터 셉니다.",
    },
    "ch01.first_without": {
        "en": "This is the first round without a mistake after the last one. Asked for is the "
              "round of the last mistake.",
        "ko": "마지막으로 틀린 뒤 처음으로 틀리지 않은 바퀴입니다. 여기에는 마지막으로 틀린 "
              "바퀴가 필요합니다.",
    },
    "ch01.mistakes_for_round": {
        "en": "This is the number of all mistakes. Asked for is the number of the last round "
              "in which there was one.",
        "ko": "틀린 횟수를 모두 더한 수입니다. 여기에는 마지막으로 틀린 바퀴의 번호가 필요합니다.",
    },
    "ch01.misread_counted": {
        "en": "These are the test images that are misread. Asked for are the mistakes that "
              "the neurons make while they learn: the third result of learn.",
        "ko": "잘못 읽은 시험 이미지의 수입니다. 여기에는 배우는 동안 틀린 횟수, 곧 learn의 셋째 "
              "결과가 필요합니다.",
    },
    "ch01.one_pair_only": {
        "en": "These are the mistakes of one pair. Asked for are those of all 45 pairs "
              "together.",
        "ko": "한 쌍에서 틀린 횟수입니다. 여기에는 45개 쌍의 횟수를 모두 더한 수가 필요합니다.",
    },
    "ch01.right_counted": {
        "en": "These are the right answers of every round. Asked for are the mistakes: the samples "
              "of which y is not the target.",
        "ko": "바퀴마다 맞힌 횟수를 셌습니다. 여기에는 틀린 횟수, 곧 y가 목표값과 다른 샘플의 수가 "
              "필요합니다.",
    },
    "ch01.signs_counted": {
        "en": "The errors were added up with their signs, so that 1 and -1 cancel. Every error "
              "that is not 0 counts as one mistake.",
        "ko": "오차를 부호까지 그대로 더해서 1과 -1이 서로 지워졌습니다. 0이 아닌 오차는 모두 한 "
              "번으로 세세요.",
    },
    "ch01.box_ignored": {
        "en": "The ends lie on the edges of the square from 0 to 1, whatever box says. Its two "
              "numbers are where the square begins and where it ends.",
        "ko": "box와 상관없이 0에서 1까지의 정사각형에서 끝점을 구했습니다. 정사각형이 시작하는 "
              "곳과 끝나는 곳은 box의 두 수입니다.",
    },
    "ch01.line_divides": {
        "en": "Python was asked to divide by 0. One of the weights may be 0: divide by a weight "
              "only if it is not.",
        "ko": "0으로 나누었습니다. 가중치 하나가 0일 수 있으니, 0이 아닐 때에만 그 가중치로 "
              "나누세요.",
    },
}

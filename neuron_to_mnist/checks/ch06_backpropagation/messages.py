"""Messages of the assignment ``ch06_backpropagation``: titles of the steps, then known mistakes."""

MESSAGES = {
    "ch06.output_delta.row": {
        "en": "One sample: a delta for each output.",
        "ko": "샘플 하나에서 출력마다 델타를 하나씩 구합니다.",
    },
    "ch06.output_delta.batch": {
        "en": "A batch: the deltas in the shape of y.",
        "ko": "배치에서 y와 형상이 같은 델타를 구합니다.",
    },
    "ch06.output_delta.inputs": {
        "en": "Lists and whole numbers work, and the inputs stay as they were.",
        "ko": "리스트와 정수도 받고, 입력은 그대로 둡니다.",
    },
    "ch06.three_factors.error": {
        "en": "The first factor: the error, with its sign.",
        "ko": "첫째 인수인 오차를 부호까지 구합니다.",
    },
    "ch06.three_factors.slope": {
        "en": "The second factor: the slope of the sigmoid.",
        "ko": "둘째 인수인 시그모이드의 기울기를 구합니다.",
    },
    "ch06.three_factors.product": {
        "en": "The slope of the weight: all three factors multiplied.",
        "ko": "인수 셋을 모두 곱해 가중치의 기울기를 구합니다.",
    },
    "ch06.weight_slopes.square": {
        "en": "As many nodes on both sides: a square matrix.",
        "ko": "양쪽 노드의 수가 같은 정사각 행렬입니다.",
    },
    "ch06.weight_slopes.shapes": {
        "en": "Different numbers of nodes.",
        "ko": "양쪽 노드의 수가 다릅니다.",
    },
    "ch06.weight_slopes.inputs": {
        "en": "Lists work, and the inputs stay as they were.",
        "ko": "리스트도 받고, 입력은 그대로 둡니다.",
    },
    "ch06.hidden_delta.square": {
        "en": "The chapter's network: a square matrix of weights.",
        "ko": "책에 나온 신경망으로, 가중치 행렬이 정사각입니다.",
    },
    "ch06.hidden_delta.shapes": {
        "en": "Weights that are not square.",
        "ko": "가중치 행렬이 정사각이 아닙니다.",
    },
    "ch06.hidden_delta.batch": {
        "en": "A batch; the inputs stay as they were.",
        "ko": "배치를 받고, 입력은 그대로 둡니다.",
    },
    "ch06.network_gradients.weights2": {
        "en": "dW2, the slopes of the last weights, for one sample and for a batch.",
        "ko": "샘플 하나와 배치에서 마지막 가중치의 기울기 dW2를 구합니다.",
    },
    "ch06.network_gradients.bias2": {
        "en": "db2, the slopes of the last biases.",
        "ko": "마지막 편향의 기울기 db2를 구합니다.",
    },
    "ch06.network_gradients.weights1": {
        "en": "dW1, the slopes of the first weights; the inputs stay as they were.",
        "ko": "첫 가중치의 기울기 dW1을 구합니다. 입력은 그대로 둡니다.",
    },
    "ch06.network_gradients.bias1": {
        "en": "db1, the slopes of the first biases.",
        "ko": "첫 편향의 기울기 db1을 구합니다.",
    },
    "ch06.hidden_errors.heuristic": {
        "en": "The heuristic error, for one sample and for a batch.",
        "ko": "샘플 하나와 배치에서 어림 규칙의 오차를 구합니다.",
    },
    "ch06.hidden_errors.exact": {
        "en": "The exact error, for one sample and for a batch.",
        "ko": "샘플 하나와 배치에서 정확한 오차를 구합니다.",
    },
    "ch06.gradient_check.gaps": {
        "en": "The largest gap for a row of numbers.",
        "ko": "수가 한 줄일 때 가장 큰 차이를 구합니다.",
    },
    "ch06.gradient_check.matrix": {
        "en": "The largest gap for a matrix.",
        "ko": "행렬일 때 가장 큰 차이를 구합니다.",
    },
    "ch06.gradient_check.inputs": {
        "en": "Whole numbers work, and x stays as it was.",
        "ko": "정수도 받고, x는 그대로 둡니다.",
    },
    "ch06.dense.forward": {
        "en": "Forward: the weighted sums.",
        "ko": "앞으로 가며 가중합을 구합니다.",
    },
    "ch06.dense.back": {
        "en": "Back: the slopes at the inputs, returned.",
        "ko": "뒤로 가며 입력에 대한 기울기를 돌려줍니다.",
    },
    "ch06.dense.gradients": {
        "en": "The gradients of the weights and of the bias, kept in the layer.",
        "ko": "가중치와 편향의 그레이디언트를 층에 남깁니다.",
    },
    "ch06.dense.again": {
        "en": "A second round gives the same gradients, and the arrays stay as they were.",
        "ko": "한 번 더 다녀와도 그레이디언트가 같고, 받은 배열은 그대로 둡니다.",
    },
    "ch06.training_step.last": {
        "en": "The new weights of the last layer.",
        "ko": "마지막 층의 새 가중치를 구합니다.",
    },
    "ch06.training_step.first": {
        "en": "The new weights of the first layer.",
        "ko": "첫 층의 새 가중치를 구합니다.",
    },
    "ch06.training_step.inputs": {
        "en": "New matrices come back, and those that came in stay as they were.",
        "ko": "새 행렬을 돌려주고, 받은 행렬은 그대로 둡니다.",
    },
    "ch06.stack_gradients.two": {
        "en": "Two layers: the chapter's network.",
        "ko": "층이 둘인 책의 신경망입니다.",
    },
    "ch06.stack_gradients.deep": {
        "en": "One layer, and more than two.",
        "ko": "층이 하나일 때와 둘보다 많을 때입니다.",
    },
    "ch06.error_reversed": {
        "en": "The sign of the error is turned: target minus output. The slope tells where the "
              "error grows. If an output is too large, should its slope be positive or "
              "negative?",
        "ko": "오차의 부호가 반대입니다. 목표값에서 출력을 뺐습니다. 기울기는 오차가 커지는 "
              "쪽을 알려 줍니다. 출력이 너무 크다면 기울기는 양수여야 할까요, 음수여야 할까요?",
    },
    "ch06.slope_missing": {
        "en": "The error is there, but the slope of the output's sigmoid is missing. A "
              "saturated node hardly reacts: which factor says so?",
        "ko": "오차는 있지만 출력의 시그모이드 기울기가 빠졌습니다. 포화된 노드는 거의 반응하지 "
              "않습니다. 이것을 나타내는 인수가 빠졌습니다.",
    },
    "ch06.two_kept": {
        "en": "Everything is twice too large. The square brings a 2, but what stands before the "
              "sum in this chapter's error?",
        "ko": "모두 두 배입니다. 제곱에서 2가 나오지만, 이 장의 오차에서는 합 앞에 무엇이 "
              "있나요?",
    },
    "ch06.sigmoid_twice": {
        "en": "The slope was taken at the output, as if it were a weighted sum. A sigmoid's "
              "value is enough to tell its slope: nothing has to be put through the sigmoid "
              "again.",
        "ko": "출력을 가중합처럼 여기고 거기에서 기울기를 구했습니다. 시그모이드의 값만 알면 "
              "기울기를 알 수 있으므로 시그모이드를 다시 통과시킬 필요가 없습니다.",
    },
    "ch06.slope_at_target": {
        "en": "The slope was computed from the target. The sigmoid has put out something else.",
        "ko": "기울기를 목표값에서 구했습니다. 시그모이드가 내놓은 것은 목표값이 아닙니다.",
    },
    "ch06.factor_lost": {
        "en": "Half of the sigmoid's slope is missing: it is a product of two factors, one that "
              "grows with the output and one that shrinks.",
        "ko": "시그모이드의 기울기가 반만 있습니다. 기울기는 두 인수의 곱입니다. 하나는 출력과 "
              "함께 커지고 하나는 작아집니다.",
    },
    "ch06.error_squared": {
        "en": "The squared error itself came in as a factor. Here belongs its slope: how fast "
              "does half a square change?",
        "ko": "제곱 오차 자체를 곱했습니다. 여기에 와야 할 것은 그 기울기입니다. 제곱의 절반은 "
              "얼마나 빨리 변하나요?",
    },
    "ch06.error_missing": {
        "en": "This is the slope of the sigmoid alone. Where does it say how wrong the output "
              "was?",
        "ko": "시그모이드의 기울기만 나왔습니다. 출력이 얼마나 틀렸는지는 어디에 있나요?",
    },
    "ch06.deltas_added": {
        "en": "The deltas were added up. Every node of every sample has a delta of its own.",
        "ko": "델타를 더했습니다. 델타는 샘플마다, 노드마다 따로 있습니다.",
    },
    "ch06.delta_averaged": {
        "en": "The deltas were divided by a count. A mean over a batch comes in Task 5; here "
              "each number is the delta of one node for one sample.",
        "ko": "델타를 개수로 나누었습니다. 배치의 평균은 문제 5에서 나옵니다. 여기에서는 수 "
              "하나하나가 샘플 하나에 대한 노드 하나의 델타입니다.",
    },
    "ch06.brackets_missing": {
        "en": "A pair of brackets is missing. Python multiplies before it subtracts: which "
              "parts of the formula must be ready before the multiplication?",
        "ko": "괄호가 빠졌습니다. 파이썬은 빼기보다 곱하기를 먼저 합니다. 곱하기 전에 먼저 계산해 "
              "두어야 할 부분은 어디인가요?",
    },
    "ch06.slope_at_input": {
        "en": "The slope was computed from z, which comes from the node in front. The chain "
              "asks for the sigmoid of the node where the weight ends.",
        "ko": "앞 노드에서 온 z로 기울기를 구했습니다. 사슬에서 필요한 것은 가중치가 끝나는 "
              "노드의 시그모이드입니다.",
    },
    "ch06.input_missing": {
        "en": "The last of the three factors is missing: what came in over this weight. Without "
              "it this is the node's delta.",
        "ko": "인수 셋 가운데 마지막, 곧 이 가중치로 들어온 입력이 빠졌습니다. 입력을 곱하지 "
              "않으면 노드의 델타입니다.",
    },
    "ch06.factors_added": {
        "en": "The factors were added. What happens to sensitivities in a row?",
        "ko": "인수를 더했습니다. 줄줄이 이어진 민감도는 어떻게 하나요?",
    },
    "ch06.output_for_input": {
        "en": "The third factor is the node's own output. Which value traveled over this "
              "weight?",
        "ko": "셋째 인수로 노드 자신의 출력을 곱했습니다. 이 가중치를 타고 온 값은 무엇인가요?",
    },
    "ch06.factors_exchanged": {
        "en": "The error and the slope have changed places. Compare your last line with the "
              "order in the task.",
        "ko": "오차와 기울기의 자리가 바뀌었습니다. 마지막 줄을 문제에 적힌 순서와 비교해 보세요.",
    },
    "ch06.factor_for_product": {
        "en": "The third result is the third factor alone. The task asks for the product of all "
              "three there.",
        "ko": "셋째 결과로 셋째 인수만 돌려주었습니다. 그 자리에는 셋을 모두 곱한 값이 와야 "
              "합니다.",
    },
    "ch06.outer_turned": {
        "en": "Rows and columns are exchanged: row j of the weights belongs to the node where "
              "they begin. A square matrix hides this, its shape does not complain.",
        "ko": "행과 열이 바뀌었습니다. 가중치의 행 j는 가중치가 시작되는 노드의 것입니다. "
              "정사각이면 형상 오류가 나지 않아 눈에 띄지 않습니다.",
    },
    "ch06.dot_for_outer": {
        "en": "The dot product came, one number. It multiplies in pairs and adds up; here every "
              "number of z meets every number of delta, and nothing is added.",
        "ko": "내적이 나왔습니다. 수 하나입니다. 내적은 짝지어 곱한 다음 더합니다. 여기에서는 "
              "z의 모든 수가 delta의 모든 수와 만나고, 더하지는 않습니다.",
    },
    "ch06.by_place": {
        "en": "Only numbers at the same place were multiplied. How many weights are there "
              "between the two layers?",
        "ko": "같은 자리에 있는 수끼리만 곱했습니다. 두 층 사이의 가중치는 모두 몇 개인가요?",
    },
    "ch06.equal_lengths_only": {
        "en": "The function works for layers of the same size only. Give it 3 nodes in front "
              "and 2 behind, and look at the line that stops.",
        "ko": "두 층의 크기가 같을 때만 됩니다. 앞에 노드 3개, 뒤에 2개를 넣어 보고 어느 줄에서 "
              "멈추는지 살펴보세요.",
    },
    "ch06.step_for_slope": {
        "en": "The opposite sign came, as in a step. This task asks for slopes; the minus "
              "belongs to the rule that moves the weights.",
        "ko": "한 걸음처럼 부호가 반대입니다. 이 문제에서 구하는 것은 기울기입니다. 빼기 기호는 "
              "가중치를 움직이는 규칙에 있습니다.",
    },
    "ch06.slope_again": {
        "en": "The slope of the node in front is in your result. It comes in when the deltas go "
              "back to that node, not in the slope of a weight behind it.",
        "ko": "앞 노드의 기울기가 들어 있습니다. 그것은 델타가 그 노드로 돌아갈 때 곱하는 "
              "것이고, 그 뒤에 있는 가중치의 기울기에는 들어가지 않습니다.",
    },
    "ch06.turned_back": {
        "en": "The deltas went back through the weights as they stand, not transposed. With a "
              "square matrix no shape complains. Over which weights is hidden node j connected "
              "with the outputs?",
        "ko": "델타를 전치하지 않은 가중치로 되돌려 보냈습니다. 정사각이면 형상 오류가 나지 "
              "않습니다. 은닉 노드 j는 어느 가중치로 출력과 이어져 있나요?",
    },
    "ch06.hidden_slope_missing": {
        "en": "What comes back is right, but the slope of the hidden node's own sigmoid is "
              "missing.",
        "ko": "돌아온 것은 맞지만 은닉 노드 자신의 시그모이드 기울기가 빠졌습니다.",
    },
    "ch06.input_for_slope": {
        "en": "What comes back was multiplied by the hidden node's output alone. The slope of "
              "its sigmoid has one factor more.",
        "ko": "돌아온 것에 은닉 노드의 출력만 곱했습니다. 시그모이드의 기울기에는 인수가 하나 "
              "더 있습니다.",
    },
    "ch06.hidden_sigmoid_twice": {
        "en": "The slope of the hidden node was taken at z, as if z were its weighted sum. z "
              "has been through the sigmoid already.",
        "ko": "z를 가중합처럼 여기고 은닉 노드의 기울기를 구했습니다. z는 이미 시그모이드를 "
              "지난 값입니다.",
    },
    "ch06.back_averaged": {
        "en": "What came back was averaged over the nodes behind. What arrives over several "
              "ways is added up.",
        "ko": "돌아온 것을 뒤에 있는 노드 수로 평균했습니다. 여러 길로 온 것은 더합니다.",
    },
    "ch06.samples_added": {
        "en": "The samples of the batch were added up. Every sample has hidden deltas of its "
              "own, one row for each.",
        "ko": "배치의 샘플을 더했습니다. 은닉 노드의 델타는 샘플마다 한 행씩 따로 있습니다.",
    },
    "ch06.weights_added": {
        "en": "Weights and deltas were added up separately and then multiplied. Each delta goes "
              "back over its own weight: which comes first, product or sum?",
        "ko": "가중치와 델타를 따로 더한 다음 곱했습니다. 각 델타에는 그 노드로 이어진 가중치를 "
              "곱합니다. 곱과 합 가운데 무엇이 먼저일까요?",
    },
    "ch06.one_sample_only": {
        "en": "The function works for one sample but stops at a batch. In a batch a row is a "
              "sample: which order in the matrix product keeps the rows in place?",
        "ko": "샘플 하나는 되지만 배치에서 멈춥니다. 배치에서는 행 하나가 샘플 하나입니다. "
              "행렬의 곱에서 어떤 순서로 써야 행이 제자리에 남을까요?",
    },
    "ch06.mean_missing": {
        "en": "These are the gradients of the sum over the samples. The error of this task is "
              "their mean.",
        "ko": "샘플의 합에 대한 그레이디언트입니다. 이 문제의 오차는 평균입니다.",
    },
    "ch06.mean_twice": {
        "en": "The number of samples divides twice. What was divided in the deltas of the "
              "outputs needs no second division.",
        "ko": "샘플 수로 두 번 나누었습니다. 출력의 델타에서 이미 나누었다면 다시 나누지 "
              "않습니다.",
    },
    "ch06.mean_over_numbers": {
        "en": "The deltas were divided by the number of all outputs of the batch, as np.mean "
              "does. The error of this task is a mean over the samples and a sum over the "
              "nodes.",
        "ko": "np.mean처럼 배치의 모든 출력 개수로 나누었습니다. 이 문제의 오차는 샘플에 대해서는 "
              "평균이고 노드에 대해서는 합입니다.",
    },
    "ch06.layers_exchanged": {
        "en": "The gradients are right, but those of the last layer stand first. The way back "
              "finds them in that order: which is asked for?",
        "ko": "그레이디언트는 맞지만 마지막 층의 것이 앞에 있습니다. 뒤로 가는 길에서는 그 순서로 "
              "나옵니다. 문제에서는 어떤 순서를 원하나요?",
    },
    "ch06.bias_unused": {
        "en": "The biases have no part in the way forward, so the outputs are those of another "
              "network.",
        "ko": "순전파에 편향이 들어가지 않았습니다. 그래서 다른 신경망의 출력이 나왔습니다.",
    },
    "ch06.bias_rows": {
        "en": "The slopes of the bias still stand in a row for each sample. A bias is shared by "
              "all samples: what becomes of what they all have to say?",
        "ko": "편향의 기울기가 아직 샘플마다 한 행씩 있습니다. 편향은 모든 샘플이 함께 씁니다. "
              "샘플마다 구한 기울기를 어떻게 모아야 할까요?",
    },
    "ch06.bias_mean": {
        "en": "The slopes of the bias were averaged over the samples once more. The division by "
              "n is done already before.",
        "ko": "편향의 기울기를 샘플에 대해 한 번 더 평균했습니다. n으로 나누는 일은 그 전에 "
              "끝났습니다.",
    },
    "ch06.bias_axis": {
        "en": "The slopes of the bias were added along the wrong axis, or along both. There is "
              "one bias for each node, and a node is a column.",
        "ko": "편향의 기울기를 다른 축을 따라 더했거나 두 축을 모두 더했습니다. 편향은 노드마다 "
              "하나이고, 노드 하나는 열 하나입니다.",
    },
    "ch06.rules_exchanged": {
        "en": "Both errors are right, but they have changed places. Compare your last line with "
              "the order in the task.",
        "ko": "두 오차는 맞지만 자리가 바뀌었습니다. 마지막 줄을 문제에 적힌 순서와 비교해 "
              "보세요.",
    },
    "ch06.outputs_minus_targets": {
        "en": "The opposite sign came. Both errors of this task, like those in the section of "
              "the chapter it comes from, are targets minus outputs.",
        "ko": "부호가 반대입니다. 이 문제의 두 오차는 책의 해당 절과 같이 목표값에서 출력을 뺀 "
              "것입니다.",
    },
    "ch06.shares_normalized": {
        "en": "The weights were made into shares that add up to 1. The rules of this task take "
              "the weights as they are.",
        "ko": "가중치를 합이 1이 되도록 나누었습니다. 이 문제의 규칙에서는 가중치를 그대로 씁니다.",
    },
    "ch06.same_rule": {
        "en": "The same error came twice. The two rules differ in one factor: which one, and at "
              "which nodes?",
        "ko": "같은 오차가 두 번 나왔습니다. 두 규칙은 인수 하나가 다릅니다. 어느 노드의 "
              "무엇인가요?",
    },
    "ch06.slope_after_weights": {
        "en": "The slopes of the outputs were multiplied in after the way back, at the hidden "
              "nodes. Each error passes the slope of its own output first.",
        "ko": "가중치를 곱해 돌아온 다음, 은닉 노드에서 출력의 기울기를 곱했습니다. 오차에는 먼저 "
              "그 출력의 기울기를 곱해야 합니다.",
    },
    "ch06.ruler_on_one_side": {
        "en": "The ruler lies on one side of the point only. A central difference reaches from "
              "h below to h above.",
        "ko": "자를 한쪽에만 댔습니다. 중앙 차분은 h만큼 아래에서 h만큼 위까지 잽니다.",
    },
    "ch06.run_of_h": {
        "en": "The measured slopes are twice too large. How far apart are the two ends of the "
              "ruler?",
        "ko": "잰 기울기가 두 배입니다. 자의 두 끝은 서로 얼마나 떨어져 있나요?",
    },
    "ch06.run_missing": {
        "en": "Only the difference of the two values was taken. A slope is that difference for "
              "each unit along the ruler.",
        "ko": "두 값의 차이만 구했습니다. 기울기는 이 차이를 자의 길이로 나눈 것입니다.",
    },
    "ch06.run_multiplied": {
        "en": "The result was multiplied by h where it should be divided. In Python `/ 2 * h` "
              "divides by 2 and then multiplies.",
        "ko": "h로 나누어야 할 곳에서 곱했습니다. 파이썬에서 `/ 2 * h`는 2로 나눈 다음 h를 "
              "곱합니다.",
    },
    "ch06.all_moved": {
        "en": "All numbers of x moved at once, so nobody can tell which of them changed f.",
        "ko": "x의 모든 수가 한꺼번에 움직였습니다. 그러면 f가 어느 수 때문에 변했는지 알 수 "
              "없습니다.",
    },
    "ch06.not_put_back": {
        "en": "A place that was moved stayed where the ruler ended, and the next slope was "
              "measured somewhere else. What must happen before the next place moves?",
        "ko": "움직인 자리를 되돌리지 않아서 다음 기울기를 다른 곳에서 쟀습니다. 다음 자리를 "
              "움직이기 전에 무엇을 해야 하나요?",
    },
    "ch06.sum_of_gaps": {
        "en": "The gaps were added up. One wrong slope should be seen as it is: the task asks "
              "for the largest.",
        "ko": "차이를 모두 더했습니다. 틀린 기울기 하나를 그대로 볼 수 있어야 합니다. 문제에서 "
              "묻는 것은 가장 큰 차이입니다.",
    },
    "ch06.mean_of_gaps": {
        "en": "The gaps were averaged, and one wrong slope among many right ones would hardly "
              "be seen. The task asks for the largest.",
        "ko": "차이를 평균했습니다. 그러면 맞는 기울기 사이에 틀린 것이 하나 있어도 거의 보이지 "
              "않습니다. 문제에서 묻는 것은 가장 큰 차이입니다.",
    },
    "ch06.sign_kept": {
        "en": "The largest gap was sought with its sign, so slopes that are off in the other "
              "direction go unnoticed.",
        "ko": "부호를 둔 채 가장 큰 차이를 찾았습니다. 그러면 반대쪽으로 틀린 기울기를 알아채지 "
              "못합니다.",
    },
    "ch06.last_gap": {
        "en": "The gap of the last place came back. The largest gap so far must be remembered "
              "while the loop goes on.",
        "ko": "마지막 자리의 차이가 나왔습니다. 반복문을 도는 동안 그때까지의 가장 큰 차이를 "
              "기억해 두어야 합니다.",
    },
    "ch06.same_point_twice": {
        "en": "All measured slopes are 0: f was called twice at the same point. An assignment "
              "such as p = x makes a second name for the same array: what makes a copy?",
        "ko": "잰 기울기가 모두 0입니다. 같은 점에서 f를 두 번 불렀습니다. p = x라고 쓰면 같은 "
              "배열에 이름이 하나 더 생길 뿐입니다. 사본은 어떻게 만드나요?",
    },
    "ch06.gaps_side_by_side": {
        "en": "The gaps are right and still stand side by side. The task asks for one number.",
        "ko": "차이는 맞지만 아직 나란히 있습니다. 문제에서 묻는 것은 수 하나입니다.",
    },
    "ch06.slopes_for_gap": {
        "en": "These are the measured slopes. They are still to be compared with the gradient.",
        "ko": "잰 기울기가 나왔습니다. 아직 gradient와 비교하지 않았습니다.",
    },
    "ch06.move_cut_off": {
        "en": "Here x holds integers, and an array of integers drops what stands behind the "
              "point, so the place did not move as far as it should. What must the copy be able "
              "to hold?",
        "ko": "여기에서 x에는 정수가 들어 있고, 정수 배열은 소수점 아래를 버립니다. 그래서 그 "
              "자리가 제대로 움직이지 않았습니다. 사본에 무엇을 담을 수 있어야 할까요?",
    },
    "ch06.one_axis_only": {
        "en": "The function works for a row of numbers, but not for a matrix of the same "
              "numbers. How does a loop reach every place of an array of any shape?",
        "ko": "수가 한 줄이면 되지만 같은 수를 행렬로 넣으면 되지 않습니다. 형상이 어떻든 "
              "배열의 모든 자리를 지나는 반복문은 어떻게 쓰나요?",
    },
    "ch06.bias_missing": {
        "en": "The bias is missing in the weighted sums.",
        "ko": "가중합에 편향이 빠졌습니다.",
    },
    "ch06.gradients_averaged": {
        "en": "Both gradients were divided by the number of samples. That is done already in "
              "what comes into backward.",
        "ko": "두 그레이디언트를 샘플 수로 나누었습니다. backward에 들어오는 값에서 이미 "
              "나누었습니다.",
    },
    "ch06.gradients_collected": {
        "en": "The gradients grow with every call: the old ones were kept and added to. Each "
              "batch has its own slopes.",
        "ko": "부를 때마다 그레이디언트가 커집니다. 옛것에 더하고 있습니다. 기울기는 배치마다 "
              "새로 구합니다.",
    },
    "ch06.gradient_not_kept": {
        "en": "After backward the layer has no weights_gradient or no bias_gradient. Is self. "
              "in front of the name, and is it spelled as in the task?",
        "ko": "backward 뒤에 층에 weights_gradient나 bias_gradient가 없습니다. 이름 앞에 "
              "self.이 있는지, 철자가 문제와 같은지 확인하세요.",
    },
    "ch06.slope_in_dense": {
        "en": "The slope of a sigmoid is in what goes back. This layer has no activation: that "
              "slope belongs to another layer.",
        "ko": "뒤로 보내는 값에 시그모이드의 기울기가 들어 있습니다. 이 층에는 활성화 함수가 "
              "없습니다. 그 기울기는 다른 층의 일입니다.",
    },
    "ch06.activation_in_dense": {
        "en": "The weighted sums went through a sigmoid. This layer has no activation: it hands "
              "on the weighted sums themselves.",
        "ko": "가중합을 시그모이드에 통과시켰습니다. 이 층에는 활성화 함수가 없습니다. 가중합을 "
              "그대로 내놓습니다.",
    },
    "ch06.self_parameter": {
        "en": "A method got one argument more than it has names for. Python hands the layer "
              "itself to every method first: which name must stand first behind def?",
        "ko": "메서드가 이름 수보다 많은 인수를 받았습니다. 파이썬은 메서드에 층 자신을 맨 먼저 "
              "넘깁니다. def 줄의 괄호 안에서 맨 앞에 와야 할 이름은 무엇인가요?",
    },
    "ch06.self_missing": {
        "en": "A name is not known where it is used. What the layer keeps is reached through "
              "self. only; a plain name is forgotten when its method is over. Or it is a slip "
              "in spelling.",
        "ko": "모르는 이름을 썼습니다. 층에 남겨 둔 것은 self.을 붙여야 읽을 수 있고, 그냥 붙인 "
              "이름은 메서드가 끝나면 사라집니다. 철자가 틀렸을 수도 있습니다.",
    },
    "ch06.not_kept": {
        "en": "The layer is asked for something that it does not have. What backward needs of "
              "the way forward must be kept by forward, in an attribute of the same name.",
        "ko": "층에 없는 것을 읽으려고 했습니다. backward에 필요한 것은 forward에서 같은 "
              "이름의 속성에 남겨 두어야 합니다.",
    },
    "ch06.new_weights_back": {
        "en": "The deltas went back through the new weights of the last layer. The slopes all "
              "belong to the network as it was on the way forward.",
        "ko": "델타를 마지막 층의 새 가중치로 되돌려 보냈습니다. 기울기는 모두 순전파를 하던 "
              "때의 신경망의 것입니다.",
    },
    "ch06.uphill": {
        "en": "The step goes uphill: the slopes were added. In which direction does the error "
              "grow?",
        "ko": "오르막으로 갔습니다. 기울기를 더했습니다. 오차는 어느 쪽으로 커지나요?",
    },
    "ch06.rate_missing": {
        "en": "The step has the length of the slope itself. Which number should make it longer "
              "or shorter?",
        "ko": "기울기만큼 그대로 움직였습니다. 걸음을 늘이거나 줄이는 수는 무엇인가요?",
    },
    "ch06.rate_twice": {
        "en": "The learning rate came in twice. It belongs into the step once, where the "
              "weights move.",
        "ko": "학습률을 두 번 곱했습니다. 가중치를 움직일 때 한 번만 곱합니다.",
    },
    "ch06.slopes_for_weights": {
        "en": "These are the slopes, not the new weights. What does a step do with them?",
        "ko": "새 가중치가 아니라 기울기가 나왔습니다. 한 걸음에서는 기울기로 무엇을 하나요?",
    },
    "ch06.first_layer_forgotten": {
        "en": "The last layer learns and the first one stays as it was. It has slopes of its "
              "own.",
        "ko": "마지막 층만 배우고 첫 층은 그대로입니다. 첫 층에도 기울기가 있습니다.",
    },
    "ch06.heuristic_step": {
        "en": "The plain errors went back over the weights, without the slopes of the outputs. "
              "That is the heuristic of the chapter; a step down the gradient sends the deltas "
              "back.",
        "ko": "출력의 기울기 없이 오차를 그대로 되돌려 보냈습니다. 책에 나온 어림 규칙입니다. "
              "그레이디언트를 따라 내려가려면 델타를 보냅니다.",
    },
    "ch06.layers_reversed": {
        "en": "The slopes are right, but the last layer stands first. A loop that goes back "
              "finds them in that order: which is asked for?",
        "ko": "기울기는 맞지만 마지막 층이 맨 앞에 있습니다. 뒤로 가는 반복문에서는 그 순서로 "
              "나옵니다. 문제에서는 어떤 순서를 원하나요?",
    },
}

"""Messages of the assignment ``ch02_activations``: titles of the steps, then known mistakes."""

MESSAGES = {
    "ch02.step.number": {
        "en": "One number goes in, 0 or 1 comes out.",
        "ko": "수 하나를 넣으면 0이나 1이 나옵니다.",
    },
    "ch02.step.array": {
        "en": "Arrays, lists and whole numbers work, and the input stays as it was.",
        "ko": "배열, 리스트, 정수도 받고, 입력은 그대로 둡니다.",
    },
    "ch02.sigmoid.number": {
        "en": "One number goes in, its sigmoid comes out.",
        "ko": "수 하나를 넣으면 그 시그모이드 값이 나옵니다.",
    },
    "ch02.sigmoid.array": {
        "en": "An array of any shape gives an array of the same shape.",
        "ko": "어떤 형상의 배열을 넣어도 같은 형상의 배열이 나옵니다.",
    },
    "ch02.sigmoid.inputs": {
        "en": "Lists and whole numbers work, and the input stays as it was.",
        "ko": "리스트와 정수도 받고, 입력은 그대로 둡니다.",
    },
    "ch02.sigmoid.large": {
        "en": "Inputs as large as 1000 and -1000 give numbers, without an overflow.",
        "ko": "1000이나 -1000처럼 큰 입력에도 오버플로 없이 수가 나옵니다.",
    },
    "ch02.ruler.number": {
        "en": "The slope at one place.",
        "ko": "한 곳의 기울기입니다.",
    },
    "ch02.ruler.array": {
        "en": "The slopes at many places, and the input stays as it was.",
        "ko": "여러 곳의 기울기이고, 입력은 그대로 둡니다.",
    },
    "ch02.sigmoid_derivative.number": {
        "en": "One weighted sum goes in, the slope there comes out.",
        "ko": "가중합 하나를 넣으면 그곳의 기울기가 나옵니다.",
    },
    "ch02.sigmoid_derivative.array": {
        "en": "Arrays, lists and whole numbers work, and the input stays as it was.",
        "ko": "배열, 리스트, 정수도 받고, 입력은 그대로 둡니다.",
    },
    "ch02.sigmoid_derivative.large": {
        "en": "Inputs as large as 1000 and -1000 give numbers.",
        "ko": "1000이나 -1000처럼 큰 입력에도 수가 나옵니다.",
    },
    "ch02.tanh_and_slope.values": {
        "en": "The values z.",
        "ko": "함숫값 z입니다.",
    },
    "ch02.tanh_and_slope.slopes": {
        "en": "The slopes.",
        "ko": "기울기 slope입니다.",
    },
    "ch02.tanh_and_slope.inputs": {
        "en": "Lists, whole numbers and large inputs work, and the input stays as it was.",
        "ko": "리스트, 정수, 큰 입력도 받고, 입력은 그대로 둡니다.",
    },
    "ch02.hinge_and_slope.relu": {
        "en": "ReLU: the values z for leak 0.",
        "ko": "ReLU: leak가 0일 때의 함숫값 z입니다.",
    },
    "ch02.hinge_and_slope.leaky": {
        "en": "Leaky ReLU: the values z for other leaks.",
        "ko": "Leaky ReLU: leak가 0이 아닐 때의 함숫값 z입니다.",
    },
    "ch02.hinge_and_slope.slopes": {
        "en": "The slopes, also at the corner.",
        "ko": "꺾인 자리까지 포함한 기울기 slope입니다.",
    },
    "ch02.hinge_and_slope.inputs": {
        "en": "Lists and whole numbers work, and the input stays as it was.",
        "ko": "리스트와 정수도 받고, 입력은 그대로 둡니다.",
    },
    "ch02.elu_and_slope.values": {
        "en": "The values z.",
        "ko": "함숫값 z입니다.",
    },
    "ch02.elu_and_slope.slopes": {
        "en": "The slopes, also for large inputs.",
        "ko": "큰 입력까지 포함한 기울기 slope입니다.",
    },
    "ch02.elu_and_slope.large": {
        "en": "The values z for inputs as large as 1000 and -1000; the input stays as it was.",
        "ko": "1000이나 -1000처럼 큰 입력의 함숫값 z이고, 입력은 그대로 둡니다.",
    },
    "ch02.collapse.two": {
        "en": "Two layers, as in the book.",
        "ko": "책에 나온 것 같은 두 층입니다.",
    },
    "ch02.collapse.many": {
        "en": "Three layers, ten layers.",
        "ko": "세 층과 열 층입니다.",
    },
    "ch02.collapse.few": {
        "en": "One layer, and none; the lists stay as they were.",
        "ko": "층이 하나이거나 없을 때도 되고, 리스트는 그대로 둡니다.",
    },
    "ch02.slope_products.sigmoid": {
        "en": "The products of the sigmoid's slopes.",
        "ko": "시그모이드 기울기의 곱입니다.",
    },
    "ch02.slope_products.relu": {
        "en": "The products of ReLU's slopes.",
        "ko": "ReLU 기울기의 곱입니다.",
    },
    "ch02.slope_products.edges": {
        "en": "A batch of one sample and an empty batch work, and the input stays as it was.",
        "ko": "샘플이 하나인 배치와 빈 배치도 받고, 입력은 그대로 둡니다.",
    },
    "ch02.softplus.values": {
        "en": "The values of the softplus.",
        "ko": "소프트플러스 값입니다.",
    },
    "ch02.softplus.large": {
        "en": "Inputs as large as 1000 and -1000 give numbers, without an overflow.",
        "ko": "1000이나 -1000처럼 큰 입력에도 오버플로 없이 수가 나옵니다.",
    },
    "ch02.one_number_only": {
        "en": "The function works for one number but not for an array. The functions of the "
              "module math, and a line such as if x > 0, take one number at a time; NumPy has "
              "functions that take them all at once, np.where among them.",
        "ko": "숫자 하나는 계산하지만 배열은 계산하지 못합니다. math 모듈의 함수나 if x > 0 같은 "
              "줄은 수를 한 번에 하나만 다룹니다. NumPy에는 np.where처럼 한꺼번에 다루는 함수가 "
              "있습니다.",
    },
    "ch02.step_at_zero": {
        "en": "At exactly 0 your step is already up. Read the formula once more: does the second "
              "line begin below 0 or at 0?",
        "ko": "정확히 0에서 벌써 1이 나옵니다. 식을 다시 읽어 보세요. 둘째 줄은 0보다 작은 "
              "곳부터인가요, 0부터인가요?",
    },
    "ch02.sign_function": {
        "en": "A negative number came out. Your function tells the sign; a step either fires or "
              "does not, and not firing is written as 0.",
        "ko": "음수가 나왔습니다. 지금 함수는 부호를 알려 줍니다. 계단 함수는 발화하거나 하지 "
              "않거나 둘 중 하나이고, 발화하지 않는 것은 0으로 씁니다.",
    },
    "ch02.threshold_moved": {
        "en": "A small positive input does not fire. The bias is part of x already: with which "
              "number is x compared?",
        "ko": "작은 양수에서 발화하지 않습니다. 편향은 이미 x에 들어 있습니다. x를 어떤 수와 "
              "비교해야 하나요?",
    },
    "ch02.step_reversed": {
        "en": "The step goes down instead of up. On which side of 0 does a neuron fire?",
        "ko": "계단이 올라가지 않고 내려갑니다. 뉴런은 0의 어느 쪽에서 발화하나요?",
    },
    "ch02.input_kept": {
        "en": "Positive inputs come out as they went in. That is the hinge of another task; how "
              "many different values can a step give?",
        "ko": "양수가 들어간 그대로 나왔습니다. 이것은 문제 6의 ReLU입니다. 계단 함수가 낼 수 "
              "있는 값은 몇 가지인가요?",
    },
    "ch02.sigmoid_for_step": {
        "en": "This is the sigmoid, the rounded step. This task is about the one with a jump.",
        "ko": "계단을 둥글게 깎은 시그모이드입니다. 이 문제에서 묻는 것은 뛰어오르는 함수입니다.",
    },
    "ch02.half_at_zero": {
        "en": "At exactly 0 your step is half up. The formula gives that place to one of its "
              "two lines: to which?",
        "ko": "정확히 0에서 계단이 반만 올라가 있습니다. 식에서 그 자리는 두 줄 가운데 한 줄에 "
              "속합니다. 어느 줄인가요?",
    },
    "ch02.exponent_sign": {
        "en": "The exponent has the wrong sign, so the curve falls where it should rise. Compare "
              "the outputs for -1 and for 1: which one should be larger?",
        "ko": "지수의 부호가 반대여서, 올라가야 할 곡선이 내려갑니다. 입력이 -1일 때와 1일 때의 "
              "출력을 비교해 보세요. 어느 쪽이 커야 할까요?",
    },
    "ch02.brackets_missing": {
        "en": "The result is larger than 1, which no sigmoid is. Python divides before it adds: "
              "which part of the formula stands below the fraction bar?",
        "ko": "결과가 1보다 큰데, 시그모이드 값은 1보다 클 수 없습니다. 파이썬은 덧셈보다 "
              "나눗셈을 먼저 합니다. 식에서 분수의 아래쪽에 오는 것은 어디까지인가요?",
    },
    "ch02.one_missing": {
        "en": "This grows without end, so it is not squeezed between 0 and 1. Something is "
              "missing below the fraction bar.",
        "ko": "이 값은 끝없이 커지므로 0과 1 사이에 들어오지 않습니다. 분수의 아래쪽에서 무언가 "
              "빠졌습니다.",
    },
    "ch02.minus_in_denominator": {
        "en": "There is a minus below the fraction bar where a plus belongs: at 0 this would "
              "divide by zero, and the sigmoid of 0 is a half.",
        "ko": "분수의 아래쪽에 더하기가 아니라 빼기가 있습니다. 이 식은 0에서 0으로 나누게 "
              "되는데, 시그모이드는 0에서 2분의 1입니다.",
    },
    "ch02.tanh_for_sigmoid": {
        "en": "This is the hyperbolic tangent, which runs from -1 to 1. The sigmoid runs from 0 "
              "to 1.",
        "ko": "-1에서 1 사이의 값을 내는 쌍곡탄젠트입니다. 시그모이드는 0에서 1 사이의 값을 "
              "냅니다.",
    },
    "ch02.step_for_sigmoid": {
        "en": "This is the step function: it knows 0 and 1 only. The sigmoid passes through all "
              "the values between.",
        "ko": "0과 1만 내는 계단 함수입니다. 시그모이드는 그 사이의 모든 값을 지나갑니다.",
    },
    "ch02.slope_for_sigmoid": {
        "en": "This is the slope of the sigmoid, not the sigmoid itself. It has a task of its "
              "own.",
        "ko": "시그모이드가 아니라 시그모이드의 기울기입니다. 기울기는 따로 문제가 있습니다.",
    },
    "ch02.sigmoid_twice": {
        "en": "The sigmoid was applied twice. Look at what your lines, and the functions that "
              "they call, already do.",
        "ko": "시그모이드를 두 번 적용했습니다. 코드의 각 줄과 그 안에서 부르는 함수가 이미 "
              "무엇을 하는지 살펴보세요.",
    },
    "ch02.halves_exchanged": {
        "en": "One half of the curve is right, and the other half is its mirror image. Of the two "
              "forms, which belongs to positive inputs, and which to negative ones?",
        "ko": "곡선의 반쪽은 맞고, 나머지 반쪽은 그것을 거울에 비춘 모양입니다. 두 꼴 가운데 어느 "
              "것이 양수에, 어느 것이 음수에 맞나요?",
    },
    "ch02.overflow": {
        "en": "For this input two parts of the fraction become infinite, and infinity divided by "
              "infinity is NaN. Write down which power of e your lines take, and look for a form "
              "in which it is never large.",
        "ko": "이 입력에서는 분수의 두 부분이 무한대가 되고, 무한대를 무한대로 나누면 NaN입니다. "
              "코드에서 e를 몇 제곱하는지 적어 보고, 지수가 커지지 않는 꼴을 찾아보세요.",
    },
    "ch02.short_e": {
        "en": "Close, but e was typed in with a few digits only, and the error shows. NumPy knows "
              "the exponential function to full precision.",
        "ko": "거의 맞지만, e를 몇 자리만 직접 입력해서 오차가 드러납니다. NumPy에는 지수 함수가 "
              "끝자리까지 정확하게 들어 있습니다.",
    },
    "ch02.overflow_error": {
        "en": "The function works for small inputs but stops at large ones: e to such a power "
              "does not fit into a number. Look for a form in which the power is never large.",
        "ko": "작은 입력은 되지만 큰 입력에서 멈춥니다. e를 그만큼 거듭제곱한 값은 컴퓨터의 수에 "
              "들어가지 않습니다. 지수가 커지지 않는 꼴을 찾아보세요.",
    },
    "ch02.run_too_short": {
        "en": "Twice the slope came out. How far is it from x - d to x + d?",
        "ko": "기울기의 두 배가 나왔습니다. x - d에서 x + d까지는 얼마나 먼가요?",
    },
    "ch02.run_brackets": {
        "en": "Python works from left to right: / 2 * d divides by 2 and then multiplies by d. "
              "Which part of the formula stands below the bar?",
        "ko": "파이썬은 왼쪽부터 차례로 계산합니다. / 2 * d는 2로 나눈 다음 d를 곱합니다. 식에서 "
              "분수의 아래쪽에 오는 것은 무엇인가요?",
    },
    "ch02.run_missing": {
        "en": "The rise is right, but it has not been divided by the whole run. A slope says how "
              "far the curve rises for one unit to the right.",
        "ko": "올라간 높이는 맞지만, 옆으로 간 거리 전체로 나누지 않았습니다. 기울기는 오른쪽으로 "
              "한 칸 갈 때 얼마나 올라가는지를 나타냅니다.",
    },
    "ch02.rise_brackets": {
        "en": "Python divides before it subtracts, so only one of the two heights was divided. "
              "Which part of the formula stands above the bar?",
        "ko": "파이썬은 뺄셈보다 나눗셈을 먼저 하므로 두 높이 가운데 하나만 나누었습니다. 식에서 "
              "분수의 위쪽에 오는 것은 어디까지인가요?",
    },
    "ch02.forward_difference": {
        "en": "The ruler begins at x itself and looks only to the right. Where do the two points "
              "of a central difference lie?",
        "ko": "자가 x에서 시작해 오른쪽만 보고 있습니다. 중앙 차분의 두 점은 어디에 있나요?",
    },
    "ch02.backward_difference": {
        "en": "The ruler ends at x itself and looks only to the left. Where do the two points of "
              "a central difference lie?",
        "ko": "자가 x에서 끝나 왼쪽만 보고 있습니다. 중앙 차분의 두 점은 어디에 있나요?",
    },
    "ch02.sum_for_difference": {
        "en": "The two heights were added. The rise is how much higher the right one is than the "
              "left one.",
        "ko": "두 높이를 더했습니다. 올라간 높이는 오른쪽이 왼쪽보다 얼마나 높은지를 나타냅니다.",
    },
    "ch02.sigmoid_not_used": {
        "en": "A slope of exactly 1 everywhere is that of the straight line. The rise is measured "
              "on the curve: what has to be done to x + d and x - d first?",
        "ko": "어디서나 기울기가 정확히 1인 것은 직선입니다. 높이는 곡선 위에서 잽니다. x + d와 x "
              "- d에 먼저 무엇을 해야 하나요?",
    },
    "ch02.formula_for_ruler": {
        "en": "This is the exact slope from the formula. The task asks for what a ruler of this "
              "length says, which is a little different.",
        "ko": "공식으로 구한 정확한 기울기입니다. 이 문제에서 묻는 것은 이 길이의 자로 잰 값이고, "
              "둘은 조금 다릅니다.",
    },
    "ch02.run_fixed": {
        "en": "The length of the ruler is typed in. Use the argument d.",
        "ko": "자의 길이를 직접 써넣었습니다. 인수 d를 쓰세요.",
    },
    "ch02.expects_output": {
        "en": "The formula was used with x in the place of s. But x is the weighted sum, and s is "
              "what the sigmoid makes of it.",
        "ko": "식의 s 자리에 x를 그대로 넣었습니다. x는 가중합이고, s는 시그모이드가 x로 만든 "
              "값입니다.",
    },
    "ch02.mixed_factors": {
        "en": "One factor is made of the output, the other of the weighted sum. In the formula "
              "both are made of the same number.",
        "ko": "한 인수에는 출력을, 다른 인수에는 가중합을 썼습니다. 식에서는 두 인수에 같은 수가 "
              "들어갑니다.",
    },
    "ch02.ruler_for_formula": {
        "en": "This is what a ruler says: close, but not exact. The task asks for the formula.",
        "ko": "자로 잰 값입니다. 가깝지만 정확하지 않습니다. 이 문제에서 묻는 것은 공식으로 구한 "
              "값입니다.",
    },
    "ch02.slope_at_output": {
        "en": "This is the slope at the wrong place: the sigmoid was applied to an output. Which "
              "of your functions take the weighted sum, and what do you hand them?",
        "ko": "엉뚱한 자리에서 잰 기울기입니다. 출력에 시그모이드를 한 번 더 적용했습니다. "
              "가중합을 받는 함수는 어느 것이고, 거기에 무엇을 넣고 있나요?",
    },
    "ch02.slope_is_output": {
        "en": "One factor of the slope is here, the other one is missing.",
        "ko": "기울기를 이루는 두 인수 가운데 하나만 있습니다.",
    },
    "ch02.output_squared": {
        "en": "The output was multiplied by itself. In the middle that looks right, since both "
              "factors are a half there; try a number other than 0.",
        "ko": "출력에 출력을 곱했습니다. 가운데에서는 두 인수가 모두 2분의 1이라 맞아 보입니다. "
              "0이 아닌 수로 시험해 보세요.",
    },
    "ch02.plus_for_minus": {
        "en": "A plus stands where the formula of the slope has a minus. As it is, a saturated "
              "node would have a large slope.",
        "ko": "기울기의 식에서 빼기가 있어야 할 곳에 더하기가 있습니다. 이대로라면 포화된 노드의 "
              "기울기가 크게 나옵니다.",
    },
    "ch02.tanh_rule": {
        "en": "This is the rule for the slope of another S-curve, with the sigmoid put in. Every "
              "function has a rule of its own.",
        "ko": "다른 S자 곡선의 기울기 규칙에 시그모이드를 넣었습니다. 함수마다 자기 규칙이 "
              "있습니다.",
    },
    "ch02.brackets_of_slope": {
        "en": "0 came out, or nearly so, because Python multiplies before it subtracts. Which "
              "part of the formula is in brackets?",
        "ko": "파이썬이 뺄셈보다 곱셈을 먼저 하므로 0이 나왔습니다. 식에서 괄호 안에 있는 것은 "
              "어느 부분인가요?",
    },
    "ch02.times_input": {
        "en": "The slope was multiplied by x as well. How steep the curve is at x depends on x "
              "already; no further factor is needed.",
        "ko": "기울기에 x까지 곱했습니다. 곡선이 x에서 얼마나 가파른지에는 이미 x가 들어 "
              "있습니다. 인수가 더 필요하지 않습니다.",
    },
    "ch02.results_swapped": {
        "en": "The two results are exchanged. Return them in the order that the task names.",
        "ko": "두 결과가 서로 바뀌었습니다. 문제에 적힌 순서대로 돌려주세요.",
    },
    "ch02.not_squeezed": {
        "en": "The curve has the right height but is too wide. Look at what goes into the "
              "sigmoid.",
        "ko": "곡선의 높이는 맞지만 옆으로 너무 넓습니다. 시그모이드에 무엇이 들어가는지 보세요.",
    },
    "ch02.not_stretched": {
        "en": "The curve is only half as high as it should be. Look at what is done to the "
              "sigmoid's result.",
        "ko": "곡선의 높이가 절반밖에 되지 않습니다. 시그모이드의 결과에 무엇을 하는지 보세요.",
    },
    "ch02.not_shifted": {
        "en": "The S has the right shape but lies too high: from 0 to 2. Where should its middle "
              "be?",
        "ko": "S자의 모양은 맞지만 0에서 2 사이에 있어 너무 높습니다. 가운데가 어디에 와야 "
              "하나요?",
    },
    "ch02.sigmoid_for_tanh": {
        "en": "This is the sigmoid, from 0 to 1. The hyperbolic tangent is its relative from -1 "
              "to 1.",
        "ko": "0에서 1 사이의 값을 내는 시그모이드입니다. 쌍곡탄젠트는 -1에서 1 사이의 값을 내는 "
              "친척입니다.",
    },
    "ch02.square_missing": {
        "en": "Something is missing in the slope: this one is larger on the left than in the "
              "middle. Where is tanh the steepest?",
        "ko": "기울기에서 무언가 빠졌습니다. 지금은 왼쪽이 가운데보다 큽니다. tanh는 어디에서 "
              "가장 가파른가요?",
    },
    "ch02.sigmoid_rule": {
        "en": "This is the slope rule of the sigmoid. Tanh has one of its own.",
        "ko": "시그모이드의 기울기 규칙입니다. tanh에는 자기 규칙이 있습니다.",
    },
    "ch02.square_of_input": {
        "en": "The square was taken of x, but the rule is about the value of the function there.",
        "ko": "x를 제곱했습니다. 규칙에서 제곱하는 것은 그곳의 함숫값입니다.",
    },
    "ch02.tanh_twice": {
        "en": "The hyperbolic tangent was applied twice in the slope: once to x, and once more to "
              "the result.",
        "ko": "기울기에서 쌍곡탄젠트를 두 번 적용했습니다. x에 한 번, 그 결과에 또 한 번입니다.",
    },
    "ch02.difference_squared": {
        "en": "The whole difference was squared. Which part of the formula does the 2 stand at?",
        "ko": "차 전체를 제곱했습니다. 식에서 제곱 기호 2는 어디에 붙어 있나요?",
    },
    "ch02.not_bent": {
        "en": "There is no bend: the function does the same on both sides of 0. That is the "
              "identity, with which layers collapse.",
        "ko": "꺾이는 곳이 없습니다. 0의 양쪽에서 하는 일이 같습니다. 항등 함수이고, 그것을 쓰면 "
              "층이 주저앉습니다.",
    },
    "ch02.absolute_value": {
        "en": "On the left the curve goes up: this is the distance from 0, the V of the street. A "
              "hinge is half of it.",
        "ko": "음수에서 값이 커집니다. 절댓값 함수(V자)를 만든 것입니다. ReLU는 음수에서 0이어야 "
              "합니다.",
    },
    "ch02.sides_exchanged": {
        "en": "Left and right are exchanged: positive inputs are held back, negative ones pass. "
              "Look at the comparison with 0.",
        "ko": "왼쪽과 오른쪽이 서로 바뀌었습니다. 양수가 눌리고 음수가 그대로 지나갑니다. 0과 "
              "비교하는 부분을 보세요.",
    },
    "ch02.max_for_maximum": {
        "en": "np.max looks for the largest number of a whole array. The function that compares "
              "number by number, each with its own partner, has a longer name.",
        "ko": "np.max는 배열 전체에서 가장 큰 수를 찾습니다. 원소마다 짝과 비교하는 함수는 이름이 "
              "더 깁니다.",
    },
    "ch02.leak_missing": {
        "en": "On the left nothing comes through. Where does leak enter?",
        "ko": "왼쪽에서 아무것도 새어 나오지 않습니다. leak는 어디에 들어가야 하나요?",
    },
    "ch02.leak_fixed": {
        "en": "The leak is typed in as 0.01. Use the argument of that name.",
        "ko": "leak를 0.01로 써넣었습니다. 같은 이름의 인수를 쓰세요.",
    },
    "ch02.leak_not_multiplied": {
        "en": "On the left the curve is flat at the height leak. A leak is a slope: how does it "
              "act on x?",
        "ko": "왼쪽이 leak 높이에서 평평합니다. leak는 기울기입니다. x에 어떻게 작용해야 하나요?",
    },
    "ch02.leak_sign": {
        "en": "The further left, the higher the curve goes, where it should go down: one minus "
              "too many.",
        "ko": "왼쪽으로 갈수록 내려가야 하는데 올라갑니다. 빼기 기호가 하나 더 있습니다.",
    },
    "ch02.leak_added": {
        "en": "The leak was added to x. It says how much of x comes through: which operation is "
              "that?",
        "ko": "x에 leak를 더했습니다. leak는 x가 얼마만큼 새어 나오는지를 나타냅니다. 어떤 "
              "연산일까요?",
    },
    "ch02.slope_at_corner": {
        "en": "Only the corner is wrong. At 0 no ruler fits better than any other, and the book "
              "agrees to count the corner to the left side.",
        "ko": "꺾인 자리만 틀렸습니다. 0에서는 어떤 자도 더 잘 맞지 않으며, 책에서는 꺾인 자리를 "
              "왼쪽에 넣기로 약속했습니다.",
    },
    "ch02.slope_is_value": {
        "en": "The slope repeats the value z. How high a curve is and how fast it climbs are two "
              "things.",
        "ko": "기울기 자리에 함숫값 z가 다시 나왔습니다. 곡선이 얼마나 높은지와 얼마나 빠르게 "
              "올라가는지는 다른 것입니다.",
    },
    "ch02.slope_times_input": {
        "en": "On the left the slope depends on x, although that piece is a straight line. A line "
              "climbs equally fast everywhere.",
        "ko": "왼쪽 조각은 직선인데 기울기가 x에 따라 달라집니다. 직선은 어디서나 같은 빠르기로 "
              "올라갑니다.",
    },
    "ch02.minus_one_missing": {
        "en": "The left piece ends above 0, so the curve jumps where it should be in one piece. "
              "What has been left out?",
        "ko": "왼쪽 조각이 0보다 높은 곳에서 끝나, 이어져야 할 곡선이 뛰어오릅니다. 무엇이 "
              "빠졌나요?",
    },
    "ch02.brackets_of_elu": {
        "en": "Alpha multiplies only a part of what it should: look at the brackets.",
        "ko": "알파가 곱해져야 할 것의 일부에만 곱해졌습니다. 괄호를 보세요.",
    },
    "ch02.elu_exponent": {
        "en": "On the left the exponential grows without end. Which sign does the exponent have "
              "in the formula, and is x itself negative there?",
        "ko": "왼쪽에서 지수 함수가 끝없이 커집니다. 식에서 지수의 부호는 무엇인가요? 그곳에서는 "
              "x가 이미 음수입니다.",
    },
    "ch02.elu_sign": {
        "en": "On the left the curve goes up to alpha instead of down to minus alpha. Which of "
              "the two is subtracted from which?",
        "ko": "왼쪽에서 마이너스 알파로 내려가지 않고 알파로 올라갑니다. 무엇에서 무엇을 빼야 "
              "하나요?",
    },
    "ch02.alpha_missing": {
        "en": "Right for alpha 1 only. Where do alpha's factors stand in the two formulas?",
        "ko": "알파가 1일 때만 맞습니다. 두 식에서 알파는 어디에 곱해지나요?",
    },
    "ch02.alpha_everywhere": {
        "en": "Alpha multiplies both sides. On the right, where x is above 0, the formula has "
              "no alpha.",
        "ko": "양쪽에 모두 알파를 곱했습니다. x가 0보다 큰 오른쪽의 식에는 알파가 없습니다.",
    },
    "ch02.relu_for_elu": {
        "en": "This is ReLU: flat on the left. ELU bends smoothly towards minus alpha there.",
        "ko": "왼쪽이 평평한 ReLU입니다. ELU는 그곳에서 부드럽게 휘어 마이너스 알파로 다가갑니다.",
    },
    "ch02.elu_slope_at_output": {
        "en": "The exponential in the slope was taken at the value z. The formula takes it at the "
              "weighted sum.",
        "ko": "기울기의 지수 함수에 함숫값 z를 넣었습니다. 식에서는 가중합을 넣습니다.",
    },
    "ch02.everywhere_exponential": {
        "en": "The formula of the left side was used on the right as well. What does ELU do to "
              "positive numbers?",
        "ko": "왼쪽에서 쓸 식을 오른쪽에도 썼습니다. ELU는 양수를 어떻게 하나요?",
    },
    "ch02.masked_infinity": {
        "en": "For a large input the side that is not wanted is infinite, and infinity times 0 is "
              "NaN. Keep the exponent from growing, or choose between the sides instead of "
              "multiplying by 0.",
        "ko": "입력이 크면 쓰지 않을 쪽이 무한대가 되고, 무한대에 0을 곱하면 NaN입니다. 지수가 "
              "커지지 않게 하거나, 0을 곱하는 대신 두 쪽 가운데 하나를 고르세요.",
    },
    "ch02.start_at_zero": {
        "en": "0 came out: a product that begins with 0 stays 0. With which number does a product "
              "begin?",
        "ko": "0이 나왔습니다. 0에서 시작한 곱은 끝까지 0입니다. 곱은 어떤 수에서 시작해야 "
              "하나요?",
    },
    "ch02.weights_added": {
        "en": "The weights were added. Follow a number x through two layers: what does the second "
              "weight do to the first one?",
        "ko": "가중치를 더했습니다. 수 x가 두 층을 지나는 길을 따라가 보세요. 둘째 가중치는 첫째 "
              "가중치에 무엇을 하나요?",
    },
    "ch02.biases_added": {
        "en": "The biases were added up as they are. The bias of an early layer still has to pass "
              "through the later layers.",
        "ko": "편향을 그대로 더했습니다. 앞 층의 편향은 아직 뒤의 층들을 지나야 합니다.",
    },
    "ch02.biases_multiplied": {
        "en": "The biases were multiplied with each other. Put in x = 0 and follow what becomes "
              "of it in two layers.",
        "ko": "편향끼리 곱했습니다. x에 0을 넣고 두 층에서 어떻게 되는지 따라가 보세요.",
    },
    "ch02.layers_reversed": {
        "en": "This is the network with its layers in reverse. Which layer gets x, the first of "
              "the list or the last?",
        "ko": "층의 순서를 거꾸로 한 신경망입니다. x를 받는 것은 리스트의 첫째 층인가요, 마지막 "
              "층인가요?",
    },
    "ch02.product_so_far": {
        "en": "The bias so far was multiplied by all weights so far. Those in front of it have "
              "nothing to do with it: by which one alone does a layer multiply what it gets?",
        "ko": "지금까지의 편향에 지금까지의 가중치를 모두 곱했습니다. 그보다 앞에 있는 가중치는 "
              "그 편향과 상관이 없습니다. 층은 받은 값에 어떤 가중치 하나를 곱하나요?",
    },
    "ch02.last_bias_only": {
        "en": "Only the last bias arrived. What became of the others on their way through the "
              "layers?",
        "ko": "마지막 편향만 남았습니다. 나머지 편향은 층을 지나면서 어떻게 되었나요?",
    },
    "ch02.last_bias_multiplied": {
        "en": "The bias of each layer was multiplied by that layer's own weight. What does a "
              "layer do first, multiply or add?",
        "ko": "층마다 편향에 자기 가중치까지 곱했습니다. 층은 곱하기와 더하기 가운데 무엇을 먼저 "
              "하나요?",
    },
    "ch02.last_layer_only": {
        "en": "This is the last layer alone. In a loop the result must keep what the earlier "
              "layers did.",
        "ko": "마지막 층만 남았습니다. 반복문에서는 앞 층들이 한 일이 결과에 남아 있어야 합니다.",
    },
    "ch02.first_layer_only": {
        "en": "This is the first layer alone. Does your loop reach the others, and how far is the "
              "line with return indented?",
        "ko": "첫째 층만 남았습니다. 반복문이 나머지 층까지 도나요? return 줄은 얼마나 들여 "
              "썼나요?",
    },
    "ch02.two_layers_only": {
        "en": "Only two layers were merged. The lists may be longer.",
        "ko": "두 층만 합쳤습니다. 리스트는 더 길 수도 있습니다.",
    },
    "ch02.no_layers": {
        "en": "The lists may be empty. Without any layer the number that goes in comes out as it "
              "is: which w and which b do that?",
        "ko": "리스트가 비어 있을 수도 있습니다. 층이 하나도 없으면 들어간 수가 그대로 나옵니다. "
              "그렇게 하는 w와 b는 얼마인가요?",
    },
    "ch02.down_the_columns": {
        "en": "The products run down the columns, through the samples. A sample is a row: along "
              "which axis do its layers lie?",
        "ko": "열을 따라, 곧 샘플들을 가로질러 곱했습니다. 행 하나가 샘플 하나입니다. 한 샘플의 "
              "층은 어느 축을 따라 놓여 있나요?",
    },
    "ch02.all_in_one": {
        "en": "Everything was multiplied into a single number. The samples know nothing of each "
              "other.",
        "ko": "모두 곱해 수 하나로 만들었습니다. 샘플은 서로 영향을 주지 않습니다.",
    },
    "ch02.slopes_added": {
        "en": "The slopes were added. On its way back an error is multiplied by the slope of each "
              "layer.",
        "ko": "기울기를 더했습니다. 오차가 거슬러 돌아올 때에는 층마다 기울기가 곱해집니다.",
    },
    "ch02.slopes_averaged": {
        "en": "The mean of the slopes came out. On its way back an error is multiplied by the "
              "slope of each layer.",
        "ko": "기울기의 평균이 나왔습니다. 오차가 거슬러 돌아올 때에는 층마다 기울기가 "
              "곱해집니다.",
    },
    "ch02.no_product": {
        "en": "These are the slopes, still side by side. The error passes through all the layers "
              "of a sample: what happens to their slopes?",
        "ko": "기울기가 아직 하나하나 따로 있습니다. 오차는 한 샘플의 모든 층을 지납니다. 그 "
              "기울기들을 어떻게 해야 하나요?",
    },
    "ch02.outputs_multiplied": {
        "en": "What was multiplied are values of an activation function. The error is multiplied "
              "by slopes.",
        "ko": "활성화 함수의 값을 곱했습니다. 오차에 곱해지는 것은 기울기입니다.",
    },
    "ch02.slope_of_product": {
        "en": "The sums were put together first, and one slope taken at the end. Every layer has "
              "a weighted sum, and so a slope, of its own.",
        "ko": "가중합을 먼저 합친 다음 기울기를 한 번만 구했습니다. 층마다 자기 가중합이 있고, "
              "따라서 자기 기울기가 있습니다.",
    },
    "ch02.best_case": {
        "en": "A quarter for every layer is the best case. How steep the sigmoid is depends on "
              "the weighted sum.",
        "ko": "층마다 4분의 1인 것은 가장 좋은 경우입니다. 시그모이드가 얼마나 가파른지는 "
              "가중합에 따라 다릅니다.",
    },
    "ch02.one_layer": {
        "en": "Only one layer is in the result. The error passes through all of them.",
        "ko": "한 층만 결과에 들어 있습니다. 오차는 모든 층을 지납니다.",
    },
    "ch02.always_one": {
        "en": "For ReLU you returned 1 everywhere. What becomes of an error that meets a single "
              "negative sum?",
        "ko": "ReLU에서는 언제나 1이 나왔습니다. 가중합이 음수인 층을 하나라도 만나면 오차는 "
              "어떻게 되나요?",
    },
    "ch02.batch_one_sample": {
        "en": "The result of one sample only came out. If you use a loop, look at where the "
              "results are collected and where return stands.",
        "ko": "샘플 하나의 결과만 나왔습니다. 반복문을 썼다면, 결과를 어디에 모으는지, return이 "
              "어디에 있는지 살펴보세요.",
    },
    "ch02.empty_batch": {
        "en": "A batch without samples is an array of shape (0, layers). Its two results have no "
              "numbers in them, but they are arrays all the same, of shape (0,).",
        "ko": "샘플이 없는 배치는 형상이 (0, 층의 수)인 배열입니다. 결과 두 개에도 수는 없지만, "
              "여전히 형상이 (0,)인 배열입니다.",
    },
    "ch02.softplus_exponent": {
        "en": "The curve runs the wrong way round. Compare the values for -3 and for 3: which one "
              "should be near 0?",
        "ko": "곡선의 방향이 반대입니다. 입력이 -3일 때와 3일 때의 값을 비교해 보세요. 어느 쪽이 "
              "0에 가까워야 할까요?",
    },
    "ch02.logarithm_base": {
        "en": "The logarithm has another base. Here, as in most of mathematics, it is the one "
              "with base e.",
        "ko": "로그의 밑이 다릅니다. 여기서 쓰는 로그는 밑이 e인 자연로그입니다.",
    },
    "ch02.logarithm_missing": {
        "en": "The inside of the logarithm came out. It has yet to be taken.",
        "ko": "로그의 안쪽만 나왔습니다. 아직 로그를 취하지 않았습니다.",
    },
    "ch02.cut_short": {
        "en": "For positive inputs x itself came out. Softplus comes close to it, but never quite "
              "touches it.",
        "ko": "양수를 넣으면 x가 그대로 나왔습니다. 소프트플러스는 x에 가까이 가지만 닿지는 "
              "않습니다.",
    },
    "ch02.softplus_overflow": {
        "en": "For a large input the exponential is infinite, and so is its logarithm, although "
              "the result is an ordinary number. Take x out of the logarithm before it grows.",
        "ko": "입력이 크면 지수 함수가 무한대가 되고 그 로그도 무한대가 됩니다. 결과는 평범한 "
              "수인데도 그렇습니다. 커지기 전에 로그에서 x를 밖으로 꺼내세요.",
    },
}

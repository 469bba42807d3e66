"""Messages of the assignment ``ch05_gradient_descent``: titles of the steps, known mistakes."""

MESSAGES = {
    "ch05.slope.number": {
        "en": "The slope at one place.",
        "ko": "한 자리의 기울기입니다.",
    },
    "ch05.slope.array": {
        "en": "Many places at once, also as a list or as whole numbers.",
        "ko": "여러 자리를 한꺼번에 받습니다. 리스트나 정수라도 됩니다.",
    },
    "ch05.step.number": {
        "en": "One step of one number.",
        "ko": "수 하나로 한 걸음 갑니다.",
    },
    "ch05.step.weights": {
        "en": "One step of an array of weights: all of them move at once.",
        "ko": "가중치 배열로 한 걸음 갑니다. 모든 가중치가 한꺼번에 움직입니다.",
    },
    "ch05.step.inputs": {
        "en": "Lists and whole numbers work, and the inputs stay as they were.",
        "ko": "리스트와 정수도 받고, 입력은 그대로 둡니다.",
    },
    "ch05.gradient_descent.path": {
        "en": "The path down the parabola, from the start to the last point.",
        "ko": "포물선을 내려가는 경로입니다. 출발점부터 마지막 점까지 모두 담습니다.",
    },
    "ch05.gradient_descent.gradient": {
        "en": "Other valleys: the function that was handed over gives the slope.",
        "ko": "다른 골짜기도 내려갑니다. 기울기는 인수로 받은 함수가 알려 줍니다.",
    },
    "ch05.gradient_descent.weights": {
        "en": "Several weights: one row of the path for each point.",
        "ko": "가중치가 여럿이면 경로에 점마다 한 행이 놓입니다.",
    },
    "ch05.gradient_descent.stop": {
        "en": "The walk stops where no slope is larger than the tolerance.",
        "ko": "모든 기울기의 크기가 허용 오차 이하인 곳에서 멈춥니다.",
    },
    "ch05.gradient_descent.inputs": {
        "en": "No steps at all, lists and whole numbers work, and the start stays as it was.",
        "ko": "0걸음, 리스트, 정수도 받고, 출발점은 그대로 둡니다.",
    },
    "ch05.position.formula": {
        "en": "The place after k steps with a small learning rate.",
        "ko": "학습률이 작을 때 k걸음 뒤의 자리입니다.",
    },
    "ch05.position.rates": {
        "en": "The place after k steps with the learning rates 0.75, 1 and 1.1.",
        "ko": "학습률이 0.75, 1, 1.1일 때 k걸음 뒤의 자리입니다.",
    },
    "ch05.position.many": {
        "en": "Many numbers of steps at once.",
        "ko": "여러 걸음 수를 한꺼번에 받습니다.",
    },
    "ch05.valleys_gradient.slopes": {
        "en": "The two slopes of the surface.",
        "ko": "곡면의 두 기울기입니다.",
    },
    "ch05.valleys_gradient.inputs": {
        "en": "Lists and whole numbers work, and the input stays as it was.",
        "ko": "리스트와 정수도 받고, 입력은 그대로 둡니다.",
    },
    "ch05.lowest_end.one": {
        "en": "A single start: the end of its walk, and the loss there.",
        "ko": "출발점이 하나일 때 도착점과 그곳의 손실입니다.",
    },
    "ch05.lowest_end.best": {
        "en": "Several starts: the end with the lowest loss.",
        "ko": "출발점이 여럿일 때 손실이 가장 낮은 도착점입니다.",
    },
    "ch05.lowest_end.inputs": {
        "en": "Other surfaces, a list of starts, no steps; the starts stay as they were.",
        "ko": "다른 곡면, 출발점의 리스트, 0걸음도 받고, 출발점은 그대로 둡니다.",
    },
    "ch05.line_gradient.slopes": {
        "en": "The gradient for four samples and for the book's three points.",
        "ko": "샘플 네 개의 그레이디언트와 책에 나온 세 점의 그레이디언트입니다.",
    },
    "ch05.line_gradient.sizes": {
        "en": "Any number of samples and of weights.",
        "ko": "샘플과 가중치가 몇 개이든 됩니다.",
    },
    "ch05.line_gradient.inputs": {
        "en": "Lists and whole numbers work, and the inputs stay as they were.",
        "ko": "리스트와 정수도 받고, 입력은 그대로 둡니다.",
    },
    "ch05.train.updates": {
        "en": "The number of updates.",
        "ko": "갱신 횟수입니다.",
    },
    "ch05.train.full": {
        "en": "The weights, with all samples in one batch.",
        "ko": "모든 샘플이 한 배치에 들어갈 때의 가중치입니다.",
    },
    "ch05.train.batches": {
        "en": "The weights, with shuffled mini-batches.",
        "ko": "섞어서 나눈 미니배치로 구한 가중치입니다.",
    },
    "ch05.train.rest": {
        "en": "A last batch with fewer samples, and inputs that stay as they were.",
        "ko": "마지막 배치의 샘플이 적어도 되고, 입력은 그대로 둡니다.",
    },
    "ch05.normal_equation.line": {
        "en": "The best line through three points.",
        "ko": "세 점에 가장 잘 맞는 직선입니다.",
    },
    "ch05.normal_equation.general": {
        "en": "Any number of weights, and inputs that stay as they were.",
        "ko": "가중치가 몇 개이든 되고, 입력은 그대로 둡니다.",
    },
    "ch05.newton.number": {
        "en": "The jumps of one number.",
        "ko": "수 하나로 건너뜁니다.",
    },
    "ch05.newton.weights": {
        "en": "The jumps of an array of weights, and a start that stays as it was.",
        "ko": "가중치 배열로 건너뛰고, 출발점은 그대로 둡니다.",
    },
    "ch05.height_for_slope": {
        "en": "This is the height of the ground, not how steep it is. What is asked for is the "
              "derivative.",
        "ko": "얼마나 가파른지가 아니라 얼마나 높은지를 구했습니다. 여기서 묻는 것은 도함수의 "
              "값입니다.",
    },
    "ch05.shift_lost": {
        "en": "This slope is 0 at x = 0. Where is the lowest point of the parabola? What is "
              "squared is not x itself.",
        "ko": "이 기울기는 x = 0에서 0이 됩니다. 포물선의 가장 낮은 점은 어디에 있나요? 제곱한 "
              "것은 x 자체가 아닙니다.",
    },
    "ch05.lift_kept": {
        "en": "Every slope is too large by 1. Either a pair of brackets is missing, or the + 1 "
              "was kept. It lifts the whole curve: does a curve get steeper when it is lifted?",
        "ko": "기울기가 모두 1만큼 큽니다. 괄호가 빠졌거나 + 1을 그대로 둔 것입니다. + 1은 곡선을 "
              "통째로 들어 올립니다. 들어 올리면 곡선이 더 가팔라지나요?",
    },
    "ch05.two_missing": {
        "en": "All slopes are a fixed multiple of the right ones: a factor is missing. What does "
              "the square leave behind when it is derived?",
        "ko": "기울기가 모두 맞는 값의 일정한 배수입니다. 곱해야 할 수가 빠졌습니다. 제곱을 "
              "미분하면 앞에 무엇이 남나요?",
    },
    "ch05.direction_for_slope": {
        "en": "These numbers point downhill. The slope itself is asked for, which is positive "
              "where the ground rises; the minus belongs to the step.",
        "ko": "내려가는 쪽을 가리키는 값입니다. 여기서 묻는 것은 기울기 자체이고, 땅이 올라가는 "
              "곳에서 양수입니다. 빼기 기호는 걸음에서 나옵니다.",
    },
    "ch05.sign_for_slope": {
        "en": "Only the sign of the slope is used, so every step is equally long. How steep it is "
              "should count as well.",
        "ko": "기울기의 부호만 썼습니다. 그러면 모든 걸음의 길이가 같아집니다. 얼마나 가파른지도 "
              "반영해야 합니다.",
    },
    "ch05.one_number_only": {
        "en": "One number works, an array does not. A function of the module math and an if take "
              "one number only; what of NumPy takes them all?",
        "ko": "숫자 하나는 계산하지만 배열은 계산하지 못합니다. math 모듈의 함수와 if는 수 하나만 "
              "받습니다. 배열을 통째로 받는 것은 무엇일까요?",
    },
    "ch05.uphill": {
        "en": "This goes uphill. A positive slope means that the ground rises to the right: to "
              "which side is down, and which sign leads there?",
        "ko": "올라가고 있습니다. 기울기가 양수이면 오른쪽으로 갈수록 땅이 높아집니다. 내려가는 "
              "것은 어느 쪽이고, 어떤 부호를 써야 그쪽으로 가나요?",
    },
    "ch05.rate_missing": {
        "en": "The slope was taken as the step. The learning rate says how much of the slope "
              "becomes a step: where is it?",
        "ko": "기울기를 그대로 걸음으로 썼습니다. 기울기를 얼마만큼의 걸음으로 바꿀지 정하는 것이 "
              "학습률입니다. 학습률은 어디에 있나요?",
    },
    "ch05.rate_twice": {
        "en": "The learning rate enters twice. Look for two places that multiply by it.",
        "ko": "학습률을 두 번 곱했습니다. 학습률을 곱하는 곳이 두 군데 있지 않은지 찾아보세요.",
    },
    "ch05.rate_divides": {
        "en": "The slope was divided by the learning rate, so a small learning rate makes a large "
              "step. It should be the other way round.",
        "ko": "기울기를 학습률로 나누었습니다. 그러면 학습률이 작을수록 걸음이 커집니다. 반대여야 "
              "합니다.",
    },
    "ch05.step_alone": {
        "en": "This is the step, not the place where it leads. Where did it begin?",
        "ko": "걸음 자체의 값입니다. 여기서 묻는 것은 그 걸음으로 닿는 자리입니다. 걸음은 어디에서 "
              "시작했나요?",
    },
    "ch05.slope_missing": {
        "en": "Every step is as long as the learning rate: the slope does not enter. A hiker on "
              "level ground should not move.",
        "ko": "걸음의 길이가 언제나 학습률과 같습니다. 기울기가 들어 있지 않습니다. 평평한 "
              "곳이라면 움직이지 않아야 합니다.",
    },
    "ch05.times_place": {
        "en": "The step was multiplied by the place as well. It is made of two factors only: the "
              "learning rate and the slope.",
        "ko": "걸음에 자리의 값까지 곱했습니다. 걸음은 학습률과 기울기, 두 수만 곱한 것입니다.",
    },
    "ch05.slope_ignored": {
        "en": "The argument slope does not enter: this is always the slope of the parabola. "
              "Here the slope has been found already, and perhaps in another valley.",
        "ko": "인수 slope를 쓰지 않고 언제나 포물선의 기울기로 걷습니다. 여기서는 기울기를 이미 "
              "구해서 넘겼고, 다른 골짜기의 기울기일 수도 있습니다.",
    },
    "ch05.start_missing": {
        "en": "The path is right but for its first point. A path begins where the walk begins.",
        "ko": "경로에서 첫 점만 빠졌습니다. 경로는 출발한 자리에서 시작합니다.",
    },
    "ch05.end_only": {
        "en": "Only the last point came back. Every point passed is asked for: where does your "
              "loop keep them?",
        "ko": "마지막 점만 돌려주었습니다. 지나온 점이 모두 필요합니다. 반복문에서 점을 어디에 "
              "모아 두나요?",
    },
    "ch05.last_point_missing": {
        "en": "The last point of the path is missing. Look at the order of the two lines that take "
              "a step and that keep a point.",
        "ko": "경로에서 마지막 점이 빠졌습니다. 한 걸음 가는 줄과 점을 남기는 줄의 순서를 "
              "살펴보세요.",
    },
    "ch05.same_array": {
        "en": "All rows of the path are the last point. The same array was kept again and again, "
              "and each step changed it, in all rows at once. A -= changes an array in place: what "
              "makes a new one?",
        "ko": "경로의 모든 행이 마지막 점과 같습니다. 같은 배열을 되풀이해 담았고, 걸음마다 그 "
              "배열 자체가 바뀐 것입니다. -=는 배열을 그 자리에서 바꿉니다. 새 배열을 만들려면 "
              "어떻게 써야 할까요?",
    },
    "ch05.one_step_more": {
        "en": "This is one step too far. Count how many steps your loop, or your exponent, makes.",
        "ko": "한 걸음 더 갔습니다. 반복문이나 지수에서 몇 걸음이 나오는지 세어 보세요.",
    },
    "ch05.one_step_less": {
        "en": "This is one step too few. After 0 steps one still stands at the start.",
        "ko": "한 걸음 덜 갔습니다. 0걸음 뒤에는 아직 출발점에 있습니다.",
    },
    "ch05.slope_at_start": {
        "en": "The slope of the start was used for every step. After each step the ground has "
              "another slope: it must be felt anew.",
        "ko": "출발점의 기울기를 모든 걸음에 썼습니다. 한 걸음 가고 나면 땅의 기울기가 달라집니다. "
              "걸음마다 다시 재어야 합니다.",
    },
    "ch05.slopes_collected": {
        "en": "These are the slopes on the way. The path is made of the places themselves.",
        "ko": "지나온 자리의 기울기를 모았습니다. 경로는 자리 자체를 모은 것입니다.",
    },
    "ch05.own_slope": {
        "en": "The walk always goes down the parabola of Task 1. Here the valley is another one, "
              "and the argument gradient knows its slope.",
        "ko": "언제나 문제 1의 포물선을 내려갑니다. 여기에서는 골짜기가 다르고, 그 기울기는 인수 "
              "gradient가 알려 줍니다.",
    },
    "ch05.size_missing": {
        "en": "The walk stops on steep ground that falls to the right. There the slope is "
              "negative, and every negative number is smaller than the tolerance: compare the size "
              "of the slope.",
        "ko": "오른쪽으로 낮아지는 비탈에서 멈췄습니다. 그런 곳에서는 기울기가 음수이고, 음수는 "
              "언제나 허용 오차보다 작습니다. 기울기의 크기를 비교해야 합니다.",
    },
    "ch05.one_flat_is_enough": {
        "en": "The walk stops as soon as one of the slopes is small. It should go on until none of "
              "them is larger than the tolerance.",
        "ko": "기울기 하나만 작아지면 멈췄습니다. 모든 기울기의 크기가 허용 오차 이하가 될 때까지 "
              "가야 합니다.",
    },
    "ch05.tolerance_ignored": {
        "en": "The walk goes on where the ground is level enough. Nothing compares the slope with "
              "the tolerance.",
        "ko": "충분히 평평한 곳에서도 멈추지 않습니다. 기울기를 허용 오차와 비교하는 곳이 "
              "어디에도 없습니다.",
    },
    "ch05.stops_late": {
        "en": "The walk stops one step too late. Compare the slope before you step, not after.",
        "ko": "한 걸음 늦게 멈췄습니다. 걸음을 내딛기 전에 기울기를 비교해야 합니다.",
    },
    "ch05.equal_goes_on": {
        "en": "The walk goes on from a place where the largest slope is exactly as large as the "
              "tolerance. It should stop where no slope is larger.",
        "ko": "가장 큰 기울기가 허용 오차와 꼭 같은 자리에서 더 걸었습니다. 허용 오차보다 큰 "
              "기울기가 하나도 없으면 멈춰야 합니다.",
    },
    "ch05.length_compared": {
        "en": "The length of the whole gradient was compared with the tolerance. The task asks "
              "about each slope by itself: is one of them still larger?",
        "ko": "그레이디언트 전체의 길이를 허용 오차와 비교했습니다. 문제에서는 기울기를 하나씩 "
              "따로 봅니다. 아직 허용 오차보다 큰 것이 있나요?",
    },
    "ch05.step_compared": {
        "en": "The step was compared with the tolerance, so that the walk stops too early with "
              "a small learning rate. It is the slope that should be compared.",
        "ko": "기울기가 아니라 걸음을 허용 오차와 비교했습니다. 그러면 학습률이 작을 때 너무 일찍 "
              "멈춥니다. 비교해야 할 것은 기울기입니다.",
    },
    "ch05.rest_kept": {
        "en": "The path has room for all the steps that were allowed, and zeros stand where "
              "none was taken. Only the points that the walk has reached belong to it.",
        "ko": "허락된 걸음 수만큼 자리를 만들어, 걷지 않은 곳에 0이 남아 있습니다. 실제로 닿은 "
              "점만 경로에 들어가야 합니다.",
    },
    "ch05.stops_early": {
        "en": "The walk stops at the right place, but this place is missing in the path. It has "
              "been reached, so it belongs there.",
        "ko": "알맞은 곳에서 멈췄지만 그 자리가 경로에 없습니다. 이미 닿은 자리이니 경로에 "
              "들어가야 합니다.",
    },
    "ch05.steps_ignored": {
        "en": "The walk goes on after the number of steps that was allowed. Two things end it: "
              "level ground, and the number of steps.",
        "ko": "정해진 걸음 수를 넘겨서 계속 갔습니다. 걷기를 끝내는 것은 둘입니다. 땅이 평평해지는 "
              "것과 걸음 수가 다 되는 것입니다.",
    },
    "ch05.distance_for_place": {
        "en": "This is the distance from the minimum. What is asked for is the place x: where does "
              "the minimum lie?",
        "ko": "최솟값에서 떨어진 거리입니다. 여기서 묻는 것은 자리 x입니다. 최솟값은 어디에 "
              "있나요?",
    },
    "ch05.start_not_shifted": {
        "en": "The start itself was multiplied. In the formula the distance from the minimum is "
              "multiplied: how far from it does the walk begin?",
        "ko": "출발점의 값 자체에 곱했습니다. 식에서 곱해지는 것은 최솟값에서 떨어진 거리입니다. "
              "처음에는 얼마나 떨어져 있나요?",
    },
    "ch05.factor_without_two": {
        "en": "The factor is 1 minus the learning rate. How much of its distance does a step "
              "remove, when the slope is 2 (x - 1)?",
        "ko": "곱한 수가 1 빼기 학습률입니다. 기울기가 2 (x - 1)이면 한 걸음에 거리가 얼마나 "
              "줄어드나요?",
    },
    "ch05.factor_uphill": {
        "en": "With this factor the distance grows for every learning rate. Look at the sign "
              "between 1 and the learning rate.",
        "ko": "이 수를 곱하면 학습률이 얼마이든 거리가 늘어납니다. 1과 학습률 사이의 부호를 "
              "살펴보세요.",
    },
    "ch05.factor_sign_lost": {
        "en": "The distance is right, the side is not. With a large learning rate the walk jumps "
              "from side to side: what sign has its factor?",
        "ko": "거리는 맞지만 반대쪽입니다. 학습률이 크면 최솟값의 이쪽저쪽을 오갑니다. 그때 곱하는 "
              "수의 부호는 무엇인가요?",
    },
    "ch05.times_for_power": {
        "en": "The factor was taken k times, but added and not multiplied. Each step multiplies "
              "what the last one left.",
        "ko": "곱할 수에 k를 곱했습니다. 걸음마다 바로 앞 걸음이 남긴 거리에 다시 곱해집니다.",
    },
    "ch05.start_in_the_power": {
        "en": "The distance of the start was raised to the power k as well. Which part of the "
              "formula does the k stand on?",
        "ko": "출발점의 거리까지 함께 k제곱했습니다. 식에서 k는 어느 부분에 붙어 있나요?",
    },
    "ch05.one_number_of_steps": {
        "en": "A single k works, an array of them does not. range and if take one number only; the "
              "power ** takes an array too.",
        "ko": "k가 하나이면 되지만 배열이면 되지 않습니다. range와 if는 수 하나만 받고, 거듭제곱 "
              "**은 배열도 받습니다.",
    },
    "ch05.inner_slope_missing": {
        "en": "The slope of the square is there, but what is squared changes with the weight too: "
              "its own slope must be multiplied in (the chain rule).",
        "ko": "제곱의 기울기는 있지만, 제곱하는 것도 가중치에 따라 변합니다. 그 안쪽의 기울기도 "
              "곱해야 합니다(연쇄 법칙).",
    },
    "ch05.inner_slope_halved": {
        "en": "The slope of the square is there, and something was multiplied in for what is "
              "squared. But what is the slope of w1^2 - 1 itself?",
        "ko": "제곱의 기울기에 안쪽의 기울기도 곱했지만 그 값이 다릅니다. w1^2 - 1만 따로 보면 "
              "기울기가 얼마인가요?",
    },
    "ch05.inner_slope_alone": {
        "en": "Only what stands inside the square was derived. The square has a slope of its own: "
              "outer slope times inner slope (the chain rule).",
        "ko": "제곱 안쪽만 미분했습니다. 제곱에도 기울기가 있습니다. 바깥쪽 기울기와 안쪽 기울기를 "
              "곱합니다(연쇄 법칙).",
    },
    "ch05.tilt_missing": {
        "en": "The term 0.3 w1 tilts the whole surface, and it is missing here. What is its slope?",
        "ko": "0.3 w1이라는 항이 곡면 전체를 기울이는데, 그 기울기가 빠졌습니다. 이 항의 기울기는 "
              "얼마인가요?",
    },
    "ch05.tilt_not_derived": {
        "en": "The term 0.3 w1 stands in the slope as it stands in the surface. What is left of it "
              "when it is derived?",
        "ko": "0.3 w1이라는 항을 그대로 더했습니다. 이 항을 미분하면 무엇이 남나요?",
    },
    "ch05.slopes_added": {
        "en": "The two slopes were added up. A gradient keeps one slope for each weight, side by "
              "side.",
        "ko": "두 기울기를 더해 버렸습니다. 그레이디언트에는 가중치마다 기울기가 하나씩, 나란히 "
              "있어야 합니다.",
    },
    "ch05.results_swapped": {
        "en": "Both results are right, but in the other order.",
        "ko": "두 결과가 모두 맞지만 순서가 반대입니다.",
    },
    "ch05.start_for_end": {
        "en": "The right walk was chosen, but its start came back. What is asked for is the place "
              "where it ends.",
        "ko": "걷기는 알맞게 골랐지만 그 출발점을 돌려주었습니다. 여기서 묻는 것은 도착한 "
              "자리입니다.",
    },
    "ch05.highest_end": {
        "en": "The end with the highest loss was chosen. A loss should be low.",
        "ko": "손실이 가장 높은 도착점을 골랐습니다. 손실은 낮아야 합니다.",
    },
    "ch05.first_end": {
        "en": "The first walk is always the one that comes back. Look at whether your loop reaches "
              "the other starts, and at the comparison.",
        "ko": "언제나 첫 번째 걷기의 결과가 나옵니다. 반복문이 다른 출발점까지 도는지, 무엇을 "
              "비교하는지 살펴보세요.",
    },
    "ch05.last_end": {
        "en": "The last walk is always the one that comes back. Something must keep the best one "
              "so far.",
        "ko": "언제나 마지막 걷기의 결과가 나옵니다. 그때까지 가장 좋은 것을 따로 남겨 두어야 "
              "합니다.",
    },
    "ch05.last_of_equals": {
        "en": "Two ends are equally low, and the later one came back. The first of them should "
              "count: look at the comparison.",
        "ko": "똑같이 낮은 도착점이 둘인데 뒤의 것을 돌려주었습니다. 먼저 나온 것을 골라야 합니다. "
              "비교하는 부분을 살펴보세요.",
    },
    "ch05.walk_goes_on": {
        "en": "Every walk begins where the one before it has ended. Where does your loop go to "
              "the next row of starts?",
        "ko": "두 번째부터는 앞의 걷기가 끝난 자리에서 출발했습니다. 반복문의 어디에서 starts의 "
              "다음 행으로 옮겨 가나요?",
    },
    "ch05.lowest_start": {
        "en": "The walk was chosen by the loss at its start. A start high up may lead to the "
              "deeper valley: compare the ends.",
        "ko": "출발점의 손실로 골랐습니다. 높은 곳에서 출발해도 더 깊은 골짜기에 닿을 수 있습니다. "
              "도착점끼리 비교해 보세요.",
    },
    "ch05.nearest_to_zero": {
        "en": "The loss nearest to 0 was chosen. This loss can be negative, and lower is better.",
        "ko": "0에 가장 가까운 손실을 골랐습니다. 이 손실은 음수일 수도 있고, 낮을수록 좋습니다.",
    },
    "ch05.starts_averaged": {
        "en": "The ends were averaged. Between two valleys lies a ridge: choose one of the ends.",
        "ko": "도착점을 평균했습니다. 두 골짜기 사이에는 등성이가 있습니다. 도착점 가운데 하나를 "
              "골라야 합니다.",
    },
    "ch05.sum_for_mean": {
        "en": "The slopes of the samples were added up. The loss is a mean, and so is its "
              "gradient: by what must the sum be divided?",
        "ko": "샘플마다 나온 기울기를 더하기만 했습니다. 손실이 평균이니 그레이디언트도 "
              "평균입니다. 합을 무엇으로 나누어야 할까요?",
    },
    "ch05.error_reversed": {
        "en": "Every slope has the opposite sign. With which sign does the output enter the error, "
              "and with which the target?",
        "ko": "모든 기울기의 부호가 반대입니다. 오차에서 출력과 목표값은 각각 어떤 부호로 "
              "들어가나요?",
    },
    "ch05.weights_for_samples": {
        "en": "The sum was divided by the number of weights. The mean runs over the samples, and "
              "they are the rows of X.",
        "ko": "합을 가중치의 개수로 나누었습니다. 평균은 샘플에 대해 구하고, 샘플은 X의 행입니다.",
    },
    "ch05.inputs_counted": {
        "en": "The sum was divided by the number of all entries of X. The mean runs over the "
              "samples, and they are the rows of X.",
        "ko": "합을 X의 모든 원소 수로 나누었습니다. 평균은 샘플에 대해 구하고, 샘플은 X의 "
              "행입니다.",
    },
    "ch05.star_for_product": {
        "en": "The numbers were multiplied place by place, and nothing was added up. Each "
              "weight gathers the errors of all samples: which product does that?",
        "ko": "자리마다 곱하기만 하고 더하지 않았습니다. 가중치마다 모든 샘플의 오차를 모아야 "
              "합니다. 그렇게 하는 곱은 어느 것인가요?",
    },
    "ch05.inputs_missing": {
        "en": "Only the errors were averaged. How much a weight can do about an error depends on "
              "the input that it is multiplied with.",
        "ko": "오차만 평균했습니다. 가중치가 오차를 얼마나 바꿀 수 있는지는 그 가중치에 곱해지는 "
              "입력에 달려 있습니다.",
    },
    "ch05.samples_side_by_side": {
        "en": "Each sample still has a row of slopes of its own. Over which axis is the mean "
              "taken?",
        "ko": "아직 샘플마다 기울기가 한 행씩 따로 있습니다. 어느 축으로 평균해야 할까요?",
    },
    "ch05.loss_for_gradient": {
        "en": "This is the loss. What is asked for is how it changes with each of the weights.",
        "ko": "손실 자체의 값입니다. 여기서 묻는 것은 가중치마다 손실이 어떻게 변하는지입니다.",
    },
    "ch05.error_squared": {
        "en": "The errors are still squared. What is left of a square when it is derived?",
        "ko": "오차가 아직 제곱되어 있습니다. 제곱을 미분하면 무엇이 남나요?",
    },
    "ch05.targets_missing": {
        "en": "The targets do not enter: this pulls every output to 0. The error is a difference.",
        "ko": "목표값이 들어 있지 않습니다. 이러면 모든 출력을 0으로 끌고 갑니다. 오차는 두 값의 "
              "차이입니다.",
    },
    "ch05.everything_averaged": {
        "en": "Samples and weights were averaged together into one number. Each weight keeps a "
              "slope of its own: which axis should stay?",
        "ko": "샘플과 가중치를 한꺼번에 평균해서 수 하나가 되었습니다. 기울기는 가중치마다 하나씩 "
              "있어야 합니다. 어느 축을 남겨야 할까요?",
    },
    "ch05.samples_are_rows": {
        "en": "The function goes right when samples are columns of X. In this course they are "
              "rows: look at which factor is turned.",
        "ko": "샘플이 X의 열일 때 맞는 함수입니다. 이 강의에서는 샘플이 행입니다. 어느 쪽을 "
              "전치했는지 살펴보세요.",
    },
    "ch05.epochs_counted": {
        "en": "The epochs were counted. An update is every single change of the weights: how many "
              "are there in one epoch?",
        "ko": "에폭의 수를 셌습니다. 가중치를 한 번 바꿀 때마다 갱신 한 번입니다. 한 에폭에 갱신은 "
              "몇 번인가요?",
    },
    "ch05.batches_counted": {
        "en": "Only the updates of one epoch were counted. Look at where the counter is set to 0.",
        "ko": "한 에폭의 갱신만 셌습니다. 세는 수를 어디에서 0으로 만드는지 살펴보세요.",
    },
    "ch05.samples_counted": {
        "en": "The samples were counted. A whole batch makes one update.",
        "ko": "샘플의 수를 셌습니다. 배치 하나가 갱신 한 번입니다.",
    },
    "ch05.rest_dropped": {
        "en": "The samples that do not fill a whole batch are left out. They make a last, smaller "
              "batch.",
        "ko": "배치 하나를 다 채우지 못한 샘플을 빠뜨렸습니다. 남은 샘플도 작은 마지막 배치가 "
              "됩니다.",
    },
    "ch05.rest_divided_wrongly": {
        "en": "The last, smaller batch was divided by the full batch size. How many samples does "
              "it hold?",
        "ko": "작은 마지막 배치를 온전한 배치 크기로 나누었습니다. 그 배치에는 샘플이 몇 개 "
              "있나요?",
    },
    "ch05.not_shuffled": {
        "en": "The samples come in the order in which they lie in X. In every epoch they should be "
              "shuffled by rng first.",
        "ko": "샘플을 X에 놓인 순서대로 썼습니다. 에폭마다 먼저 rng로 섞어야 합니다.",
    },
    "ch05.shuffled_once": {
        "en": "The samples were shuffled once for all epochs. Each epoch should get a new order.",
        "ko": "한 번만 섞어서 모든 에폭에 같은 순서를 썼습니다. 에폭마다 순서를 새로 정해야 "
              "합니다.",
    },
    "ch05.shuffled_on_top": {
        "en": "From the second epoch on, an order that was shuffled already was shuffled once "
              "more. The numbers that rng gives are meant for X and t as they came.",
        "ko": "둘째 에폭부터 이미 섞은 것을 다시 섞었습니다. rng가 주는 번호는 처음에 받은 X와 "
              "t의 행을 가리킵니다.",
    },
    "ch05.targets_not_shuffled": {
        "en": "The samples were shuffled, the targets were not, so each sample meets a target that "
              "belongs to another. One order must serve both.",
        "ko": "샘플만 섞고 목표값은 섞지 않았습니다. 그래서 샘플이 남의 목표값과 짝을 이룹니다. "
              "둘 다 같은 순서로 섞어야 합니다.",
    },
    "ch05.drawn_again": {
        "en": "For each batch the samples were drawn afresh, so that some come twice in an epoch "
              "and others not at all. An epoch passes through all of them.",
        "ko": "배치마다 샘플을 새로 뽑았습니다. 그러면 한 에폭에 두 번 나오는 샘플도 있고 나오지 "
              "않는 샘플도 있습니다. 에폭은 모든 샘플을 한 번씩 지나는 것입니다.",
    },
    "ch05.whole_data_each_time": {
        "en": "Every update uses all samples. It should use those of its own batch.",
        "ko": "갱신마다 모든 샘플을 썼습니다. 그 배치에 든 샘플만 써야 합니다.",
    },
    "ch05.first_batch_again": {
        "en": "All updates of an epoch use its first batch. Look at where each batch begins and "
              "ends.",
        "ko": "한 에폭의 모든 갱신에 첫 배치를 썼습니다. 배치가 어디에서 시작해 어디에서 끝나는지 "
              "살펴보세요.",
    },
    "ch05.mean_over_all_samples": {
        "en": "The slopes of a batch were divided by the number of all samples. The mean runs over "
              "the batch alone.",
        "ko": "배치의 기울기 합을 전체 샘플 수로 나누었습니다. 평균은 배치 안에서만 구합니다.",
    },
    "ch05.starts_again": {
        "en": "Each epoch begins again with zero weights, so that all epochs but the last are in "
              "vain. Look at where the weights are set to zero.",
        "ko": "에폭마다 가중치가 다시 0에서 시작합니다. 그러면 마지막 에폭만 남습니다. 가중치를 "
              "어디에서 0으로 만드는지 살펴보세요.",
    },
    "ch05.returns_too_early": {
        "en": "Training ends after the first epoch. How far is your return indented: does it "
              "belong to the loop or to the function?",
        "ko": "첫 에폭이 끝나자 학습도 끝났습니다. return의 들여쓰기를 확인해 보세요. 반복문 "
              "안인가요, 함수의 끝인가요?",
    },
    "ch05.moved_once_an_epoch": {
        "en": "All batches of an epoch use the weights with which the epoch began. Each batch "
              "should start from the weights that the one before it has left.",
        "ko": "한 에폭의 모든 배치에 그 에폭을 시작할 때의 가중치를 썼습니다. 배치마다 바로 앞 "
              "배치가 갱신한 가중치에서 시작해야 합니다.",
    },
    "ch05.right_side_only": {
        "en": "This is the right-hand side of the equations. They are still to be solved.",
        "ko": "방정식의 오른쪽 변입니다. 아직 방정식을 풀지 않았습니다.",
    },
    "ch05.multiplied_not_solved": {
        "en": "Both sides were multiplied with each other. To find w, the matrix on the left must "
              "be undone.",
        "ko": "두 변을 서로 곱했습니다. w를 구하려면 왼쪽의 행렬을 되돌려야 합니다.",
    },
    "ch05.divided_place_by_place": {
        "en": "The division was made place by place. The equations hang together: every one holds "
              "all the weights, so they must be solved together.",
        "ko": "자리마다 따로 나누었습니다. 방정식은 서로 얽혀 있습니다. 식마다 모든 가중치가 들어 "
              "있으니 함께 풀어야 합니다.",
    },
    "ch05.inverse_place_by_place": {
        "en": "Every place of the matrix was turned upside down. That is not its inverse.",
        "ko": "행렬의 자리마다 역수를 구했습니다. 이것은 역행렬이 아닙니다.",
    },
    "ch05.outputs_for_weights": {
        "en": "These are the outputs of the best line, one for each sample. What is asked for are "
              "its weights.",
        "ko": "가장 좋은 직선의 출력으로, 샘플마다 하나씩 있습니다. 여기서 묻는 것은 가중치입니다.",
    },
    "ch05.one_step_only": {
        "en": "This is minus the gradient at w = 0, one step towards the answer at most. The "
              "normal equation asks where the gradient is 0.",
        "ko": "w = 0에서 그레이디언트의 부호를 바꾼 값입니다. 기껏해야 답 쪽으로 한 걸음입니다. "
              "정규방정식은 그레이디언트가 0인 곳을 묻습니다.",
    },
    "ch05.inverse_of_samples": {
        "en": "The function goes right only when there are as many samples as weights. Then a line "
              "fits them all; with more samples X is not square, and has no inverse.",
        "ko": "샘플 수와 가중치 수가 같을 때만 맞습니다. 그때는 모든 샘플에 들어맞는 답이 "
              "있습니다. 샘플이 더 많으면 X가 정사각형이 아니어서 역행렬이 없습니다.",
    },
    "ch05.curvature_multiplied": {
        "en": "The slope was multiplied by the second derivative. The faster the slope changes, "
              "the nearer is the place where it is 0.",
        "ko": "기울기에 이계 도함수를 곱했습니다. 기울기가 빨리 변할수록 기울기가 0인 곳은 더 "
              "가깝습니다.",
    },
    "ch05.curvature_upside_down": {
        "en": "The fraction is upside down: on level ground it would divide by zero.",
        "ko": "분수의 위아래가 뒤집혔습니다. 이러면 평평한 곳에서 0으로 나누게 됩니다.",
    },
    "ch05.curvature_missing": {
        "en": "The second derivative does not enter. It says how long the jump must be.",
        "ko": "이계 도함수가 들어 있지 않습니다. 얼마나 멀리 건너뛸지는 이계 도함수가 정합니다.",
    },
}

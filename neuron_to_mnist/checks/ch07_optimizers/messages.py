"""Messages of the assignment ``ch07_optimizers``: titles of the steps, then known mistakes."""

MESSAGES = {
    "ch07.sgd_step.step": {
        "en": "The step downhill.",
        "ko": "내리막으로 한 걸음 갑니다.",
    },
    "ch07.sgd_step.inputs": {
        "en": "Lists, integers, and inputs left as they were.",
        "ko": "리스트와 정수도 받고, 입력은 그대로 둡니다.",
    },
    "ch07.momentum_step.velocity": {
        "en": "The new velocity.",
        "ko": "새 속도를 구합니다.",
    },
    "ch07.momentum_step.weights": {
        "en": "The new weights.",
        "ko": "새 가중치를 구합니다.",
    },
    "ch07.momentum_step.unchanged": {
        "en": "Inputs left as they were.",
        "ko": "입력을 바꾸지 않습니다.",
    },
    "ch07.nesterov_step.velocity": {
        "en": "The new velocity.",
        "ko": "새 속도를 구합니다.",
    },
    "ch07.nesterov_step.weights": {
        "en": "The new weights, with the look ahead.",
        "ko": "앞을 내다본 새 가중치를 구합니다.",
    },
    "ch07.nesterov_step.unchanged": {
        "en": "Inputs left as they were.",
        "ko": "입력을 바꾸지 않습니다.",
    },
    "ch07.adagrad_step.sum": {
        "en": "The sum of the squares.",
        "ko": "제곱의 합을 구합니다.",
    },
    "ch07.adagrad_step.weights": {
        "en": "The new weights.",
        "ko": "새 가중치를 구합니다.",
    },
    "ch07.adagrad_step.zero": {
        "en": "A slope of 0, and inputs left as they were.",
        "ko": "기울기가 0이어도 되고, 입력을 바꾸지 않습니다.",
    },
    "ch07.rmsprop_step.average": {
        "en": "The moving average of the squares.",
        "ko": "제곱의 이동 평균을 구합니다.",
    },
    "ch07.rmsprop_step.weights": {
        "en": "The new weights.",
        "ko": "새 가중치를 구합니다.",
    },
    "ch07.rmsprop_step.zero": {
        "en": "A slope of 0, and inputs left as they were.",
        "ko": "기울기가 0이어도 되고, 입력을 바꾸지 않습니다.",
    },
    "ch07.adam_step.averages": {
        "en": "The two averages.",
        "ko": "두 이동 평균을 구합니다.",
    },
    "ch07.adam_step.first": {
        "en": "The first step.",
        "ko": "첫걸음이 맞습니다.",
    },
    "ch07.adam_step.later": {
        "en": "Later steps.",
        "ko": "그 뒤의 걸음도 맞습니다.",
    },
    "ch07.adam_step.zero": {
        "en": "A slope of 0.",
        "ko": "기울기가 0이어도 됩니다.",
    },
    "ch07.scheduled_rate.constant": {
        "en": "Constant, and only for the text \"constant\".",
        "ko": "문자열이 \"constant\"일 때만 학습률을 고정합니다.",
    },
    "ch07.scheduled_rate.step": {
        "en": "In steps.",
        "ko": "계단처럼 줄입니다.",
    },
    "ch07.scheduled_rate.cosine": {
        "en": "Along half a cosine.",
        "ko": "코사인의 반 바퀴를 따라 줄입니다.",
    },
    "ch07.momentum_class.one": {
        "en": "One update, in place.",
        "ko": "제자리에서 한 번 갱신합니다.",
    },
    "ch07.momentum_class.several": {
        "en": "Several updates.",
        "ko": "여러 번 갱신합니다.",
    },
    "ch07.momentum_class.own": {
        "en": "A velocity for each optimizer.",
        "ko": "옵티마이저마다 속도를 따로 둡니다.",
    },
    "ch07.train.whole": {
        "en": "One batch of all samples.",
        "ko": "모든 샘플을 한 배치로 넣습니다.",
    },
    "ch07.train.updates": {
        "en": "The number of updates.",
        "ko": "갱신 횟수가 맞습니다.",
    },
    "ch07.train.batches": {
        "en": "Shuffled mini-batches.",
        "ko": "섞은 미니배치로 학습합니다.",
    },
    "ch07.adadelta_step.averages": {
        "en": "The two averages.",
        "ko": "두 이동 평균을 구합니다.",
    },
    "ch07.adadelta_step.weights": {
        "en": "The new weights.",
        "ko": "새 가중치를 구합니다.",
    },
    "ch07.uphill": {
        "en": "The move has the opposite sign: it climbs. The slope says where the loss grows, "
              "and you want it to fall.",
        "ko": "움직임의 부호가 반대여서 올라갑니다. 기울기는 손실이 커지는 쪽을 가리키는데, "
              "손실은 줄어들어야 합니다.",
    },
    "ch07.rate_missing": {
        "en": "The slope counts in full: the learning rate has no part in the move.",
        "ko": "기울기를 그대로 다 썼습니다. 움직임에 학습률이 들어 있지 않습니다.",
    },
    "ch07.move_only": {
        "en": "This is the move alone. The function returns where the move leads to.",
        "ko": "움직임만 돌려주었습니다. 돌려줄 것은 움직여서 닿은 곳입니다.",
    },
    "ch07.weights_for_slope": {
        "en": "The weights themselves were multiplied by the learning rate. What was measured "
              "at this place, and handed over as the second argument?",
        "ko": "학습률을 가중치 자체에 곱했습니다. 이 자리에서 재어 둘째 인수로 넘긴 것은 "
              "무엇인가요?",
    },
    "ch07.results_swapped": {
        "en": "All results are right, but they come back in another order than the task asks "
              "for.",
        "ko": "결과는 모두 맞지만 돌려준 순서가 문제와 다릅니다.",
    },
    "ch07.velocity_forgotten": {
        "en": "The old velocity has no part in the result, so this is plain gradient descent. "
              "What remains of it from step to step?",
        "ko": "예전 속도가 결과에 들어 있지 않아서 기본 경사 하강법이 되었습니다. 속도는 "
              "걸음마다 얼마나 남나요?",
    },
    "ch07.velocity_sign": {
        "en": "The velocity is kept with the slope added and is then pulled away from the "
              "velocity's direction. Some books do so; in this chapter the velocity points the "
              "way the weights go.",
        "ko": "기울기를 더한 것을 속도로 두고, 그 속도의 반대로 움직였습니다. 그렇게 쓰는 책도 "
              "있지만 이 장의 속도는 가중치가 가는 방향을 가리킵니다.",
    },
    "ch07.velocity_subtracted": {
        "en": "The velocity is right, but the weights go the other way. The minus of the slope "
              "stands in the velocity already.",
        "ko": "속도는 맞는데 가중치가 반대로 갔습니다. 기울기의 빼기 부호는 이미 속도 안에 "
              "있습니다.",
    },
    "ch07.old_velocity": {
        "en": "The weights moved by the velocity from before this step. Which of the two lines "
              "of the rule comes first?",
        "ko": "가중치가 이번 걸음 전의 속도로 움직였습니다. 규칙의 두 줄 가운데 어느 것이 "
              "먼저인가요?",
    },
    "ch07.share_of_slope": {
        "en": "The slope was multiplied by 1 minus the momentum as well. That makes an average "
              "of slopes; the velocity of this chapter takes the slope times the rate in full.",
        "ko": "기울기에 1에서 모멘텀을 뺀 값까지 곱했습니다. 그러면 기울기의 평균이 됩니다. 이 "
              "장의 속도에는 학습률을 곱한 기울기가 그대로 들어갑니다.",
    },
    "ch07.velocity_not_shrunk": {
        "en": "The whole old velocity remained. Without friction the ball never comes to rest: "
              "which share of it is kept?",
        "ko": "예전 속도가 모두 남았습니다. 마찰이 없으면 공은 멈추지 않습니다. 얼마만큼 "
              "남겨야 하나요?",
    },
    "ch07.rate_twice": {
        "en": "The velocity is right, but the weights moved only by the rate times the "
              "velocity. The rate is in the velocity already.",
        "ko": "속도는 맞지만 가중치가 속도에 학습률을 곱한 만큼만 움직였습니다. 학습률은 이미 "
              "속도 안에 있습니다.",
    },
    "ch07.slope_shrunk": {
        "en": "The slope was multiplied by the momentum as well. Only what remains of the old "
              "velocity is shrunk: look at the brackets.",
        "ko": "기울기에도 모멘텀을 곱했습니다. 줄어드는 것은 예전 속도뿐입니다. 괄호를 살펴보세요.",
    },
    "ch07.rate_outside": {
        "en": "The velocity was kept without the rate and multiplied by it in the move. Some "
              "libraries do so; in this chapter the rate is in the velocity.",
        "ko": "속도에는 학습률을 넣지 않고 움직일 때 곱했습니다. 그렇게 하는 라이브러리도 있지만 "
              "이 장에서는 학습률이 속도 안에 있습니다.",
    },
    "ch07.slope_twice": {
        "en": "The velocity is right, but the slope pulls once more in the move. It is in the "
              "velocity already.",
        "ko": "속도는 맞지만 움직일 때 기울기를 한 번 더 뺐습니다. 기울기는 이미 속도 안에 "
              "있습니다.",
    },
    "ch07.look_ahead_too_early": {
        "en": "This move looks ahead, as the next optimizer of the chapter does. Momentum "
              "moves by its velocity and no more.",
        "ko": "앞을 내다보고 움직였습니다. 책에서 다음에 나오는 옵티마이저(네스테로프)입니다. "
              "모멘텀은 속도만큼만 움직입니다.",
    },
    "ch07.no_look_ahead": {
        "en": "This is momentum: the weights moved by the velocity. Nesterov's second formula "
              "holds the new velocity once more with its share, and the slope.",
        "ko": "가중치가 속도만큼 움직여 모멘텀이 되었습니다. 네스테로프의 둘째 식에는 남겨 둔 새 "
              "속도와 기울기가 함께 들어 있습니다.",
    },
    "ch07.look_ahead_whole": {
        "en": "The new velocity was taken in full, and the slope once more. Only a share of "
              "the new velocity is still to come.",
        "ko": "새 속도를 모두 더하고 기울기를 한 번 더 썼습니다. 앞으로 남을 것은 새 속도의 "
              "일부입니다.",
    },
    "ch07.slope_ahead_missing": {
        "en": "The share of the new velocity is there, but the slope is not. Count the terms "
              "of the second formula.",
        "ko": "남겨 둔 새 속도는 있지만 기울기가 빠졌습니다. 둘째 식의 항이 몇 개인지 세어 보세요.",
    },
    "ch07.move_for_velocity": {
        "en": "The whole move came back as the velocity. What the next step needs is the "
              "velocity of the first formula.",
        "ko": "움직임 전체를 속도로 돌려주었습니다. 다음 걸음에 필요한 것은 첫째 식의 속도입니다.",
    },
    "ch07.velocity_too_many": {
        "en": "The move holds a velocity too many. The second formula adds two things to the "
              "weights: the share of the new velocity, and the slope times the rate with its "
              "minus.",
        "ko": "움직임에 속도가 한 번 더 들어갔습니다. 둘째 식에서 가중치에 더하는 것은 "
              "둘뿐입니다. 남겨 둔 새 속도와, 빼기 부호가 붙은 학습률 곱하기 기울기입니다.",
    },
    "ch07.root_missing": {
        "en": "The step is divided by the square itself. The unit of the loss then does not "
              "cancel: what lies between a square and a size?",
        "ko": "제곱한 값으로 그대로 나누었습니다. 그러면 손실의 단위가 지워지지 않습니다. "
              "제곱에서 크기로 가려면 무엇이 필요한가요?",
    },
    "ch07.root_kept": {
        "en": "The weights are right, but the root was handed back as the memory. The next "
              "step expects the squares.",
        "ko": "가중치는 맞지만 기억할 것으로 제곱근을 돌려주었습니다. 다음 걸음에 필요한 것은 "
              "제곱 쪽입니다.",
    },
    "ch07.multiplied": {
        "en": "The slope was multiplied by its size. Where slopes were large, the steps should "
              "be small.",
        "ko": "기울기에 크기를 곱했습니다. 기울기가 컸던 곳에서는 걸음이 작아야 합니다.",
    },
    "ch07.sum_forgets": {
        "en": "Only this step's square is in s. What was there before is lost, and every step "
              "has the same length.",
        "ko": "s에 이번 제곱만 들어 있습니다. 앞에 있던 것을 잃어 걸음의 길이가 늘 같아집니다.",
    },
    "ch07.square_missing": {
        "en": "The slopes were collected without squaring them. Slopes of different sign would "
              "cancel, and their size is what should be remembered.",
        "ko": "기울기를 제곱하지 않고 모았습니다. 부호가 다르면 서로 지워집니다. 기억할 것은 "
              "크기입니다.",
    },
    "ch07.old_sizes": {
        "en": "The step was divided by the size from before this step. The new slope enters "
              "first, then comes the division.",
        "ko": "이번 걸음 전의 크기로 나누었습니다. 새 기울기를 먼저 넣고 그다음에 나눕니다.",
    },
    "ch07.slope_missing": {
        "en": "The rate was divided by the root, but not multiplied by the slope: every weight "
              "moves the same way.",
        "ko": "학습률을 제곱근으로 나누기만 하고 기울기를 곱하지 않았습니다. 그래서 모든 "
              "가중치가 같은 쪽으로 갑니다.",
    },
    "ch07.one_size_for_all": {
        "en": "The squares of all weights were added into one number. Each weight has a size "
              "of its own.",
        "ko": "모든 가중치의 제곱을 수 하나로 더했습니다. 크기는 가중치마다 따로 있습니다.",
    },
    "ch07.zero_by_zero": {
        "en": "A weight that has never seen a slope gives 0 divided by 0, which is NaN. What "
              "does the tiny number in the formula do, and does it stand inside your divisor?",
        "ko": "기울기를 본 적이 없는 가중치에서 0을 0으로 나누어 NaN이 나왔습니다. 식의 아주 "
              "작은 수는 무슨 일을 하나요? 코드에서도 나누는 수 안에 들어 있나요?",
    },
    "ch07.one_number_only": {
        "en": "A function for single numbers, such as one of the module math, got a whole "
              "array. NumPy has one of the same name that takes every entry.",
        "ko": "math 모듈의 함수처럼 수 하나만 받는 함수에 배열을 통째로 넣었습니다. NumPy에는 "
              "원소마다 계산하는 같은 이름의 함수가 있습니다.",
    },
    "ch07.shares_exchanged": {
        "en": "The two shares are exchanged: the old average and the new square have each "
              "other's.",
        "ko": "두 비율이 서로 바뀌었습니다. 예전 평균의 비율과 새 제곱의 비율을 비교해 보세요.",
    },
    "ch07.share_missing": {
        "en": "The new square came in whole, so the result is larger than an average can be. "
              "Both shares together make 1.",
        "ko": "새 제곱이 통째로 들어가 평균보다 커졌습니다. 두 비율을 더하면 1이 되어야 합니다.",
    },
    "ch07.share_squared": {
        "en": "The share of the new slope was squared with the slope. The share is multiplied "
              "with the square: what does the power stand behind?",
        "ko": "새 기울기의 비율까지 함께 제곱했습니다. 비율은 제곱한 값에 곱합니다. 지수가 어디에 "
              "붙어 있나요?",
    },
    "ch07.correction_here": {
        "en": "The average was divided by its share, as Adam does at its first step. RMSProp "
              "takes the average as it is.",
        "ko": "Adam이 첫걸음에서 하듯이 평균을 보정값으로 나누었습니다. RMSProp은 평균을 그대로 "
              "씁니다.",
    },
    "ch07.sum_for_average": {
        "en": "This is the sum of AdaGrad, which never forgets. Here the old squares fade.",
        "ko": "잊지 않는 AdaGrad의 합입니다. 여기에서는 예전 제곱이 옅어집니다.",
    },
    "ch07.correction_missing": {
        "en": "The averages were used as they are. They began at 0 and are too small at first: "
              "what are they divided by?",
        "ko": "이동 평균을 그대로 썼습니다. 0에서 시작해서 처음에는 너무 작습니다. 무엇으로 "
              "나누나요?",
    },
    "ch07.correction_without_power": {
        "en": "The correction is that of the first step at every step. Where does the step "
              "number n stand in the formula?",
        "ko": "걸음마다 첫걸음의 보정을 했습니다. 식에서 걸음 번호 n은 어디에 있나요?",
    },
    "ch07.correction_times_n": {
        "en": "The step number was multiplied with beta. In the formula it stands above, as an "
              "exponent.",
        "ko": "걸음 번호를 베타에 곱했습니다. 식에서는 위에, 곧 지수로 있습니다.",
    },
    "ch07.correction_one_off": {
        "en": "The exponent is off by one. The number n of this step counts from 1 already, so "
              "it can stand there as it is.",
        "ko": "지수가 하나 어긋났습니다. 이번 걸음의 번호 n은 이미 1부터 세므로 그대로 쓰면 "
              "됩니다.",
    },
    "ch07.correction_brackets": {
        "en": "The whole bracket was raised to the power. In the formula the exponent stands on "
              "beta alone.",
        "ko": "괄호 전체를 거듭제곱했습니다. 식에서 지수는 베타에만 붙어 있습니다.",
    },
    "ch07.correction_multiplied": {
        "en": "The averages were multiplied by their share and became smaller still. They are "
              "too small and should grow.",
        "ko": "이동 평균에 보정값을 곱해 더 작아졌습니다. 너무 작은 것이니 커져야 합니다.",
    },
    "ch07.one_correction": {
        "en": "Only one of the two averages was corrected. Both began at 0.",
        "ko": "두 이동 평균 가운데 하나만 보정했습니다. 둘 다 0에서 시작했습니다.",
    },
    "ch07.root_before_correction": {
        "en": "The root was taken before the correction, so the share of s stands under no "
              "root. First correct, then take the root.",
        "ko": "보정하기 전에 제곱근을 구해 s의 보정값이 근호 밖에 남았습니다. 먼저 보정하고 "
              "그다음에 제곱근을 구하세요.",
    },
    "ch07.corrected_kept": {
        "en": "The corrected averages were handed back as memory. The next step would correct "
              "them again: keep m and s without their hats.",
        "ko": "보정한 이동 평균을 기억할 것으로 돌려주었습니다. 그러면 다음 걸음에서 또 "
              "보정됩니다. 모자가 없는 m과 s를 남기세요.",
    },
    "ch07.old_averages": {
        "en": "The step is right, but m and s came back as they were before it. The next step "
              "needs the new averages.",
        "ko": "걸음은 맞지만 m과 s를 이번 걸음 전의 값으로 돌려주었습니다. 다음 걸음에 필요한 것은 "
              "새 평균입니다.",
    },
    "ch07.average_squared": {
        "en": "The new average of the slopes was squared for s. What s collects are the squares "
              "of the slopes themselves.",
        "ko": "s에 기울기의 새 평균을 제곱해 넣었습니다. s가 모으는 것은 기울기 자체의 제곱입니다.",
    },
    "ch07.betas_exchanged": {
        "en": "The two betas are exchanged. The first belongs to the slopes, the second to "
              "their squares.",
        "ko": "두 베타가 서로 바뀌었습니다. 첫째는 기울기, 둘째는 제곱의 것입니다.",
    },
    "ch07.betas_fixed": {
        "en": "The betas are 0.9 and 0.999 in your function, whatever it is given. It should "
              "take its own arguments.",
        "ko": "무엇을 넘기든 베타를 0.9와 0.999로 계산했습니다. 함수가 받은 인수를 쓰세요.",
    },
    "ch07.slope_for_average": {
        "en": "The direction is the slope of this step alone. Adam goes along the average of "
              "the slopes.",
        "ko": "이번 걸음의 기울기만 방향으로 썼습니다. Adam은 기울기의 평균을 따라갑니다.",
    },
    "ch07.smooth_steps": {
        "en": "The rate falls at every iteration. It should stay on each stair until a whole "
              "period is over: how does Python divide and drop the rest?",
        "ko": "학습률이 반복마다 줄었습니다. 한 주기가 다 끝날 때까지는 그대로여야 합니다. "
              "파이썬에서 나머지를 버리는 나눗셈은 무엇인가요?",
    },
    "ch07.one_iteration_early": {
        "en": "The stair comes one iteration too early. Iterations count from 0.",
        "ko": "계단이 한 반복 먼저 나왔습니다. 반복은 0부터 셉니다.",
    },
    "ch07.one_iteration_late": {
        "en": "The stair comes one iteration too late. With iteration number p, p iterations "
              "are over, since they count from 0.",
        "ko": "계단이 한 반복 늦게 나왔습니다. 반복은 0부터 세므로 번호가 p이면 이미 p번이 "
              "끝났습니다.",
    },
    "ch07.one_step_only": {
        "en": "The rate falls once and never again. Every period that is over brings another "
              "stair.",
        "ko": "학습률이 한 번만 줄고 더 줄지 않습니다. 한 주기가 끝날 때마다 계단이 하나씩 "
              "있습니다.",
    },
    "ch07.kind_ignored": {
        "en": "The rate does not fall although kind asks for it. Which of the three texts is in "
              "kind? Each has a formula of its own.",
        "ko": "kind를 보면 학습률이 줄어야 하는데 그대로입니다. kind에는 세 문자열 가운데 무엇이 "
              "들어 있나요? 문자열마다 식이 다릅니다.",
    },
    "ch07.for_a_moment": {
        "en": "The rate falls at the iterations that a period divides evenly, and is back at "
              "the next one. A stair that has come stays.",
        "ko": "주기로 나누어떨어지는 반복에서만 학습률이 줄고 다음 반복에서 다시 올라갑니다. 한번 "
              "내려간 계단은 그대로 남아야 합니다.",
    },
    "ch07.product_for_power": {
        "en": "The number of stairs was multiplied with the factor. Two stairs are the factor "
              "times the factor.",
        "ko": "계단의 수를 배수에 곱했습니다. 계단이 둘이면 배수를 두 번 곱합니다.",
    },
    "ch07.halved": {
        "en": "Each stair halves the rate. Look at the task again: what is left after a stair?",
        "ko": "계단마다 반으로 줄었습니다. 계단을 하나 내려가면 얼마가 남는지 문제를 다시 "
              "보세요.",
    },
    "ch07.straight_line": {
        "en": "The rate falls along a straight line. Half a cosine leaves slowly, falls "
              "fastest in the middle and arrives slowly.",
        "ko": "학습률이 직선을 따라 내려갔습니다. 코사인의 반 바퀴는 천천히 떠나 가운데에서 "
              "가장 빠르고 천천히 도착합니다.",
    },
    "ch07.cosine_below_zero": {
        "en": "This cosine runs from 1 to −1, and a rate below 0 climbs. Lift it, and bring "
              "its height back to 1.",
        "ko": "이 코사인은 1에서 −1까지 갑니다. 학습률이 0보다 작으면 올라가게 됩니다. 들어 "
              "올린 다음 높이를 다시 1로 맞추세요.",
    },
    "ch07.whole_turn": {
        "en": "The cosine made a whole turn within the period and is back at the top. The task "
              "asks for half of one.",
        "ko": "코사인이 한 주기 안에 한 바퀴를 다 돌아 꼭대기로 돌아왔습니다. 필요한 것은 반 "
              "바퀴입니다.",
    },
    "ch07.quarter_turn": {
        "en": "This is a quarter of a turn of the cosine: it arrives at 0 at full speed. The "
              "task asks for half a turn, lifted above 0.",
        "ko": "코사인의 4분의 1바퀴여서 0에 빠르게 부딪힙니다. 필요한 것은 0 위로 들어 올린 반 "
              "바퀴입니다.",
    },
    "ch07.half_missing": {
        "en": "At the start the rate is twice as large as it should be. How high is 1 plus a "
              "cosine at its top?",
        "ko": "처음에 학습률이 두 배입니다. 1에 코사인을 더하면 꼭대기의 높이는 얼마인가요?",
    },
    "ch07.rises_again": {
        "en": "After the period the cosine climbs again. From there on the rate stays 0.",
        "ko": "주기가 지난 뒤에 코사인이 다시 올라갑니다. 그때부터 학습률은 0에 머물러야 "
              "합니다.",
    },
    "ch07.cosine_begins_again": {
        "en": "After each period the cosine begins again at the top. The task asks for 0 from "
              "the end of the first period on.",
        "ko": "주기가 끝날 때마다 코사인이 꼭대기에서 다시 시작합니다. 첫 주기가 끝난 뒤로는 "
              "학습률이 0이어야 합니다.",
    },
    "ch07.degrees": {
        "en": "Half a turn was written as 180. np.cos takes angles in radians: what stands "
              "beside i / p in the formula?",
        "ko": "반 바퀴를 180으로 적었습니다. np.cos는 각도를 라디안으로 받습니다. 식에서 i / "
              "p와 함께 곱해진 것은 무엇인가요?",
    },
    "ch07.cosine_brackets": {
        "en": "A pair of brackets is missing: only the cosine was halved, and only the 1 was "
              "multiplied by the rate. In the formula both stand over the 2 together.",
        "ko": "괄호가 빠졌습니다. 코사인만 반으로 나누고 1에만 학습률을 곱했습니다. 식에서는 둘을 "
              "더한 것이 함께 2 위에 있습니다.",
    },
    "ch07.word_without_quotes": {
        "en": "A word stands in the code without quotation marks, so Python looks for a "
              "variable of that name. kind is a text, and so is what it is compared with.",
        "ko": "문자열에 따옴표를 붙이지 않아 파이썬이 그런 이름의 변수를 찾았습니다. kind는 "
              "문자열이고, 비교할 것도 문자열이어야 합니다.",
    },
    "ch07.not_in_place": {
        "en": "The array that was handed to update is as it was before. The line must write "
              "into this array: giving the name a new array, or returning one, does not change "
              "the caller's. If your line does write into it: was the velocity still 0 when it "
              "did?",
        "ko": "update에 넘긴 배열이 그대로입니다. 그 배열에 써넣는 줄이 필요합니다. 이름에 새 "
              "배열을 붙이거나 새 배열을 돌려주어도 부른 쪽의 배열은 바뀌지 않습니다. 이미 그 "
              "배열에 써넣는다면, 그때 속도가 아직 0이 아니었는지 보세요.",
    },
    "ch07.velocity_lost": {
        "en": "Every update starts without a velocity. A name inside a method is gone when the "
              "method ends: where can an object keep something?",
        "ko": "갱신할 때마다 속도 없이 시작합니다. 메서드 안의 이름은 메서드가 끝나면 "
              "사라집니다. 객체는 어디에 값을 남겨 두나요?",
    },
    "ch07.velocity_shared": {
        "en": "Two optimizers use one velocity together. What is set under class belongs to "
              "all objects; what belongs to one is set with self in __init__ or update.",
        "ko": "두 옵티마이저가 속도 하나를 함께 쓰고 있습니다. class 바로 아래에 둔 것은 모든 "
              "객체의 것입니다. 한 객체의 것은 __init__이나 update에서 self에 두세요.",
    },
    "ch07.update_returns": {
        "en": "The method update returned something. It changes the array that it is given, and "
              "returns nothing: who gets a result back cannot tell whether the array was changed "
              "too.",
        "ko": "update 메서드가 무언가를 돌려주었습니다. 이 메서드는 받은 배열을 바꾸기만 하고 "
              "아무것도 돌려주지 않습니다. 결과를 돌려받은 쪽에서는 배열까지 바뀌었는지 알 수 "
              "없습니다.",
    },
    "ch07.gradients_changed": {
        "en": "The gradients that were handed to update are no longer what they were, and the "
              "second optimizer got the changed ones. Look for a line that writes into "
              "gradients.",
        "ko": "update에 넘긴 gradients가 달라져서 둘째 옵티마이저가 달라진 것을 받았습니다. "
              "gradients에 값을 써넣는 줄을 찾아보세요.",
    },
    "ch07.self_parameter": {
        "en": "A method got one argument more than it has names for. Python hands the object "
              "itself to every method first: which name must stand first behind def?",
        "ko": "메서드가 이름 수보다 많은 인수를 받았습니다. 파이썬은 메서드에 객체 자신을 맨 먼저 "
              "넘깁니다. def 줄의 괄호 안에서 맨 앞에 와야 할 이름은 무엇인가요?",
    },
    "ch07.velocity_not_begun": {
        "en": "The object is asked for something that it does not have yet. What update reads "
              "from self must be set before, with the same spelling: which method runs when the "
              "optimizer is made?",
        "ko": "객체에 아직 없는 것을 읽으려고 했습니다. update가 self에서 읽는 것은 그 전에 "
              "같은 철자로 넣어 두어야 합니다. 옵티마이저를 만들 때 실행되는 메서드는 무엇인가요?",
    },
    "ch07.self_missing": {
        "en": "A name is not known in the method that uses it. A name set in one method is "
              "forgotten when it ends; what the object should keep needs self. in front, where "
              "it is set and where it is read.",
        "ko": "메서드에서 모르는 이름을 썼습니다. 한 메서드에서 정한 이름은 그 메서드가 끝나면 "
              "사라집니다. 객체에 남길 것은 넣을 때도 읽을 때도 앞에 self.을 붙여야 합니다.",
    },
    "ch07.not_shuffled": {
        "en": "The samples were taken in their own order. Which call of the generator does the "
              "task name, and where?",
        "ko": "샘플을 원래 순서대로 가져왔습니다. 문제에서 생성기의 어떤 함수를 언제 부르라고 "
              "했나요?",
    },
    "ch07.shuffled_once": {
        "en": "One order was used for all epochs. Every epoch begins with a new permutation.",
        "ko": "모든 에폭에 순서 하나를 썼습니다. 에폭마다 새 순열로 시작합니다.",
    },
    "ch07.shuffled_on_top": {
        "en": "From the second epoch on, an order that was shuffled already was shuffled once "
              "more. The places that rng gives are meant for X and t as they came.",
        "ko": "둘째 에폭부터 이미 섞은 것을 다시 섞었습니다. rng가 주는 자리는 처음에 받은 X와 "
              "t의 행을 가리킵니다.",
    },
    "ch07.shuffled_apart": {
        "en": "Samples and targets were shuffled each in an order of its own. One order must "
              "serve both, and it is drawn once an epoch.",
        "ko": "샘플과 목표값을 서로 다른 순서로 섞었습니다. 순서는 에폭마다 한 번만 뽑아 둘에 "
              "함께 써야 합니다.",
    },
    "ch07.targets_not_shuffled": {
        "en": "The samples were shuffled and the targets were not, so each sample was compared "
              "with the target of another.",
        "ko": "샘플만 섞고 목표값은 섞지 않아서 다른 샘플의 목표값과 비교했습니다.",
    },
    "ch07.drawn_again": {
        "en": "The places were drawn at random, so a sample may come twice in an epoch and "
              "another not at all. In an epoch each comes once.",
        "ko": "자리를 무작위로 뽑아서 한 에폭에 두 번 나오는 샘플도 있고 나오지 않는 샘플도 "
              "있습니다. 한 에폭에 샘플마다 한 번씩 나와야 합니다.",
    },
    "ch07.rest_left_out": {
        "en": "The last, smaller mini-batch was left out. Its samples belong to the epoch too.",
        "ko": "마지막의 작은 미니배치를 빠뜨렸습니다. 그 샘플도 에폭에 들어 있습니다.",
    },
    "ch07.mean_over_all": {
        "en": "The sum of a mini-batch was divided by the number of all samples. Over how many "
              "is its mean?",
        "ko": "미니배치의 합을 모든 샘플의 수로 나누었습니다. 미니배치의 평균은 몇 개에 대한 "
              "것인가요?",
    },
    "ch07.mean_over_batch_size": {
        "en": "The last mini-batch was divided by batch_size although it holds fewer samples. "
              "A mean counts what is there.",
        "ko": "마지막 미니배치는 샘플이 더 적은데 batch_size로 나누었습니다. 평균은 실제로 "
              "있는 수로 나눕니다.",
    },
    "ch07.sum_for_mean": {
        "en": "The slopes of the samples were added and not divided. The loss is a mean over "
              "the mini-batch.",
        "ko": "샘플의 기울기를 더하기만 하고 나누지 않았습니다. 손실은 미니배치의 평균입니다.",
    },
    "ch07.two_missing": {
        "en": "The slope is half as large as it should be. What is the slope of a square?",
        "ko": "기울기가 반입니다. 제곱의 기울기는 무엇인가요?",
    },
    "ch07.begins_again": {
        "en": "The weights go back to 0 at every epoch. What was learned should remain: which "
              "line stands inside the loop and belongs before it?",
        "ko": "에폭마다 가중치가 0으로 돌아갑니다. 배운 것은 남아야 합니다. 반복문 안에 있지만 "
              "그 앞에 있어야 할 줄은 어느 것인가요?",
    },
    "ch07.returns_too_early": {
        "en": "Training ends after the first epoch. How far is your return indented: does it "
              "belong to the loop or to the function?",
        "ko": "첫 에폭이 끝나자 학습도 끝났습니다. return의 들여쓰기를 확인해 보세요. 반복문 "
              "안인가요, 함수의 끝인가요?",
    },
    "ch07.epochs_counted": {
        "en": "The epochs were counted. An update is one change of the weights: how many of "
              "them does an epoch have?",
        "ko": "에폭을 세었습니다. 갱신은 가중치를 한 번 바꾸는 것입니다. 한 에폭에 갱신이 몇 "
              "번 있나요?",
    },
    "ch07.samples_counted": {
        "en": "The samples were counted. All samples of a mini-batch together give one update.",
        "ko": "샘플을 세었습니다. 미니배치 하나의 샘플이 모두 모여 갱신 한 번이 됩니다.",
    },
    "ch07.last_epoch_counted": {
        "en": "Only the updates of one epoch were counted. Where is the counter set to 0?",
        "ko": "한 에폭의 갱신만 세었습니다. 횟수를 0으로 두는 줄은 어디에 있나요?",
    },
    "ch07.slopes_for_moves": {
        "en": "The slopes went into u. It remembers the moves d, so that a step has the unit "
              "of a weight.",
        "ko": "u에 기울기를 넣었습니다. u는 움직임 d를 기억합니다. 그래서 걸음의 단위가 "
              "가중치와 같아집니다.",
    },
    "ch07.new_moves": {
        "en": "The move was computed with the new u. The size of a move cannot be known before "
              "the move: which u is there?",
        "ko": "새 u로 움직임을 구했습니다. 움직이기 전에는 그 움직임의 크기를 알 수 없습니다. "
              "그때 있는 u는 어느 것인가요?",
    },
}

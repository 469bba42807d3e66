"""Messages of the assignment ``ch08_softmax``: titles of the steps, then known mistakes."""

MESSAGES = {
    "ch08.softmax.shares": {
        "en": "One sample: the shares, and the input stays as it was.",
        "ko": "샘플 하나의 확률을 구하고, 입력은 그대로 둡니다.",
    },
    "ch08.softmax.large": {
        "en": "Logits far above 0, and far from each other.",
        "ko": "0보다 훨씬 크거나 서로 멀리 떨어진 로짓에서도 맞습니다.",
    },
    "ch08.softmax.low": {
        "en": "Logits far below 0.",
        "ko": "0보다 훨씬 작은 로짓에서도 맞습니다.",
    },
    "ch08.softmax_batch.rows": {
        "en": "Every row is shared out by itself.",
        "ko": "행마다 따로 나눕니다.",
    },
    "ch08.softmax_batch.large": {
        "en": "Rows at very different levels.",
        "ko": "높이가 아주 다른 행이 섞여 있어도 맞습니다.",
    },
    "ch08.softmax_batch.inputs": {
        "en": "Lists, whole numbers and an empty batch work, and the input stays as it was.",
        "ko": "리스트와 정수, 빈 배치도 받고, 입력은 그대로 둡니다.",
    },
    "ch08.softmax_at.shares": {
        "en": "The shares at a temperature.",
        "ko": "온도에 따른 확률을 구합니다.",
    },
    "ch08.softmax_at.cold": {
        "en": "Near 0 the winner takes everything, without an overflow.",
        "ko": "온도가 0에 가까우면 1등이 모두 가져가고, 오버플로는 없습니다.",
    },
    "ch08.softmax_at.inputs": {
        "en": "A list works, and the input stays as it was.",
        "ko": "리스트도 받고, 입력은 그대로 둡니다.",
    },
    "ch08.accuracy.share": {
        "en": "The share of right classes.",
        "ko": "클래스를 맞힌 비율을 구합니다.",
    },
    "ch08.accuracy.large": {
        "en": "Large logits keep their order.",
        "ko": "로짓이 커도 순서를 잃지 않습니다.",
    },
    "ch08.accuracy.inputs": {
        "en": "Lists work, and of equal logits the first counts.",
        "ko": "리스트도 받고, 로짓이 같으면 앞의 것을 고릅니다.",
    },
    "ch08.softmax_cross_entropy.sample": {
        "en": "The price of one sample.",
        "ko": "샘플 하나의 손실을 구합니다.",
    },
    "ch08.softmax_cross_entropy.batch": {
        "en": "A batch: the mean price, and the inputs stay as they were.",
        "ko": "배치에서 값의 평균을 구하고, 입력은 그대로 둡니다.",
    },
    "ch08.softmax_cross_entropy.large": {
        "en": "Large logits: neither infinity nor a price cut off.",
        "ko": "로짓이 커도 무한대나 잘린 값이 아니라 맞는 값을 구합니다.",
    },
    "ch08.softmax_cross_entropy_gradient.sample": {
        "en": "One sample: output minus target.",
        "ko": "샘플 하나에서 출력에서 목표값을 뺀 값을 구합니다.",
    },
    "ch08.softmax_cross_entropy_gradient.batch": {
        "en": "A batch: the slopes of the mean.",
        "ko": "배치에서 평균의 기울기를 구합니다.",
    },
    "ch08.softmax_cross_entropy_gradient.inputs": {
        "en": "Large logits and a list of labels work, and the inputs stay as they were.",
        "ko": "큰 로짓과 레이블의 리스트도 받고, 입력은 그대로 둡니다.",
    },
    "ch08.softmax_jacobian.table": {
        "en": "The table of all slopes.",
        "ko": "모든 기울기의 표를 구합니다.",
    },
    "ch08.softmax_jacobian.large": {
        "en": "Large logits.",
        "ko": "로짓이 커도 맞습니다.",
    },
    "ch08.softmax_jacobian.inputs": {
        "en": "A list works, and the input stays as it was.",
        "ko": "리스트도 받고, 입력은 그대로 둡니다.",
    },
    "ch08.smoothed.rows": {
        "en": "Rows that add up to 1; the input stays as it was.",
        "ko": "행마다 더하면 1이 됩니다. 입력은 그대로 둡니다.",
    },
    "ch08.smoothed.inputs": {
        "en": "A list works.",
        "ko": "리스트도 받습니다.",
    },
    "ch08.power_overflows": {
        "en": "A power of e has grown beyond what a float can hold, or all of them have shrunk to "
              "0. Any number may be taken away from all logits first: which one makes every power "
              "at most 1, and one of them exactly 1?",
        "ko": "e의 거듭제곱이 컴퓨터의 수가 담을 수 있는 범위를 넘었거나 모두 0이 되었습니다. "
              "모든 로짓에서 먼저 어떤 수를 빼도 됩니다. 어떤 수를 빼면 거듭제곱이 모두 1을 넘지 "
              "않고, 그 가운데 하나는 정확히 1이 될까요?",
    },
    "ch08.nan_removed": {
        "en": "The NaN was turned into a number, and with it the answer is gone: the shares no "
              "longer add up to 1. Keep the NaN from arising instead.",
        "ko": "NaN을 숫자로 바꾸면서 답도 사라졌습니다. 확률을 더해도 1이 되지 않습니다. 처음부터 "
              "NaN이 생기지 않게 해야 합니다.",
    },
    "ch08.clipped": {
        "en": "The logits were cut off. The NaN is gone, but logits that differed have become "
              "equal, and the answer is gone too. Move all of them instead of cutting some.",
        "ko": "로짓을 잘랐습니다. NaN은 없어졌지만 서로 다르던 로짓이 같아져서 답도 사라졌습니다. "
              "일부를 자르지 말고 모두 함께 옮기세요.",
    },
    "ch08.scaled_not_shifted": {
        "en": "The logits were divided by the largest one. That is a temperature, and it changes "
              "the shares. What may be done to all logits without changing them?",
        "ko": "로짓을 가장 큰 로짓으로 나누었습니다. 이것은 온도를 바꾸는 일이라 확률이 "
              "달라집니다. 확률을 바꾸지 않으면서 모든 로짓에 할 수 있는 일은 무엇인가요?",
    },
    "ch08.size_for_largest": {
        "en": "The largest absolute value was subtracted. It may belong to a negative logit; then "
              "every exponent is far below 0, and every power becomes 0.",
        "ko": "절댓값 가운데 가장 큰 것을 뺐습니다. 그것이 음수인 로짓의 절댓값이면 지수가 모두 "
              "0보다 훨씬 작아지고, 거듭제곱이 모두 0이 됩니다.",
    },
    "ch08.other_shift": {
        "en": "A number was subtracted from all logits, which is allowed, but not one that serves "
              "for every input. After the move, some exponent is still far above 0, or all of "
              "them are far below.",
        "ko": "모든 로짓에서 같은 수를 뺀 것은 괜찮지만, 어떤 입력에나 알맞은 수가 아닙니다. 옮긴 "
              "뒤에도 지수가 0보다 훨씬 크거나, 모든 지수가 0보다 훨씬 작습니다.",
    },
    "ch08.shifted_above_only": {
        "en": "The logits were moved on one side of the fraction line only. The constant cancels "
              "when it stands above and below.",
        "ko": "분수의 위와 아래 가운데 한쪽에서만 로짓을 옮겼습니다. 위와 아래에 모두 있어야 "
              "상수가 약분됩니다.",
    },
    "ch08.not_shared_out": {
        "en": "These are the powers, not yet shares. What should they add up to, and which "
              "division brings that about?",
        "ko": "아직 확률이 아니라 거듭제곱입니다. 더하면 얼마가 되어야 하고, 그러려면 무엇으로 "
              "나누어야 하나요?",
    },
    "ch08.power_missing": {
        "en": "The logits themselves were divided by their sum. That breaks as soon as one is "
              "negative: which step makes every number positive first?",
        "ko": "로짓을 그대로 로짓의 합으로 나누었습니다. 음수가 하나만 있어도 통하지 않습니다. "
              "먼저 모든 수를 양수로 만드는 단계는 무엇인가요?",
    },
    "ch08.sigmoids": {
        "en": "These are sigmoids, which look at each logit by itself. In softmax every output "
              "depends on all logits, and no sigmoid comes in.",
        "ko": "로짓을 하나씩 따로 보는 시그모이드를 썼습니다. 소프트맥스에서는 출력이 모든 로짓에 "
              "달려 있고, 시그모이드는 나오지 않습니다.",
    },
    "ch08.minus_in_the_exponent": {
        "en": "The smallest logit got the largest share. Look at the sign in the exponent: the "
              "minus belongs to the sigmoid.",
        "ko": "가장 작은 로짓의 확률이 가장 큽니다. 지수의 부호를 보세요. 빼기 기호는 "
              "시그모이드의 식에 있습니다.",
    },
    "ch08.winner_takes_all": {
        "en": "The largest logit got everything. That is max; softmax leaves the others their "
              "share.",
        "ko": "가장 큰 로짓의 확률만 1이 되었습니다. 이것은 max입니다. 소프트맥스에서는 다른 "
              "로짓의 확률도 0보다 큽니다.",
    },
    "ch08.one_sum_for_all": {
        "en": "One sum was taken over the whole batch. Each sample has a probability of 1 to "
              "share out: along which axis does its sum run?",
        "ko": "배치 전체에서 합을 하나만 구했습니다. 샘플마다 확률 1을 나누어 가집니다. 그 합은 "
              "어느 축을 따라 구하나요?",
    },
    "ch08.columns_shared_out": {
        "en": "Here every column adds up to 1. A row is a sample, so the sum runs along the other "
              "axis.",
        "ko": "지금은 열마다 합이 1입니다. 행 하나가 샘플 하나이므로 다른 축을 따라 더해야 "
              "합니다.",
    },
    "ch08.keepdims_missing": {
        "en": "The sums of the rows, or their largest logits, were laid across the columns. They "
              "have the shape (n,) and should stand upright, as (n, 1), so that each row meets "
              "its own.",
        "ko": "행의 합이나 행에서 가장 큰 로짓이 열에 맞추어 놓였습니다. 형상이 (n,)인 것을 (n, "
              "1)로 바꾸어야 각 행에 그 행의 값이 쓰입니다.",
    },
    "ch08.one_maximum": {
        "en": "One largest logit was taken for the whole batch. In a row far below it, all powers "
              "become 0. Every row has a largest logit of its own.",
        "ko": "배치 전체에서 가장 큰 로짓 하나를 썼습니다. 그보다 훨씬 낮은 행에서는 거듭제곱이 "
              "모두 0이 됩니다. 가장 큰 로짓은 행마다 따로 있습니다.",
    },
    "ch08.maximum_of_columns": {
        "en": "The largest logit of each column was subtracted, so the logits of one row moved "
              "by different amounts, and the shares changed. Along which axis is the largest "
              "logit of a sample?",
        "ko": "열마다 가장 큰 로짓을 뺐습니다. 그러면 한 행의 로짓에서 서로 다른 값을 빼게 되어 "
              "확률이 달라집니다. 샘플의 가장 큰 로짓은 어느 축을 따라 찾나요?",
    },
    "ch08.first_row_only": {
        "en": "Only the first row came back. Look at where the return stands, or at an index that "
              "picks one row.",
        "ko": "첫 행만 돌려주었습니다. return의 자리를 보거나, 행 하나를 고르는 인덱스가 있는지 "
              "보세요.",
    },
    "ch08.empty_batch": {
        "en": "An empty batch came back as an array of the shape (0,): how many classes there "
              "are is forgotten. A list without rows cannot know it; an array of the input's "
              "own shape does.",
        "ko": "빈 배치에서 형상이 (0,)인 배열이 나왔습니다. 클래스가 몇 개인지 사라졌습니다. 행이 "
              "없는 리스트는 이것을 알 수 없지만, 입력과 같은 형상의 배열은 알고 있습니다.",
    },
    "ch08.empty_maximum": {
        "en": "The largest of no numbers was asked for. The maximum of the whole array does not "
              "exist in an empty batch; of what should it be taken?",
        "ko": "수가 하나도 없는데 가장 큰 것을 구하려고 했습니다. 빈 배치에는 배열 전체의 최댓값이 "
              "없습니다. 무엇마다 최댓값을 구해야 하나요?",
    },
    "ch08.temperature_multiplied": {
        "en": "Heat has sharpened the shares instead of evening them out. Do the logits meet T as "
              "a factor or as a divisor?",
        "ko": "온도를 높였는데 확률이 고르게 되지 않고 더 뚜렷해졌습니다. 로짓에 T를 곱하나요, "
              "T로 나누나요?",
    },
    "ch08.temperature_after": {
        "en": "The shares themselves were divided by T, so they no longer add up to 1. The "
              "temperature comes before the powers.",
        "ko": "확률을 T로 나누어서 더해도 1이 되지 않습니다. 온도는 거듭제곱하기 전에 작용합니다.",
    },
    "ch08.temperature_cancels": {
        "en": "These are the shares at T = 1. Either T is not used, or it cancels: as a factor "
              "above and below the fraction line, or because only the number that is subtracted "
              "was divided, as in a - m / T.",
        "ko": "T = 1일 때의 확률입니다. T를 쓰지 않았거나 T가 약분되었습니다. 분수의 위와 아래에 "
              "똑같이 곱했거나, a - m / T처럼 빼는 수만 나누면 그렇게 됩니다.",
    },
    "ch08.temperature_above_only": {
        "en": "The temperature is in the numerator and not in the sum below. Every power in the "
              "formula has it.",
        "ko": "분자에는 온도가 있지만 분모의 합에는 없습니다. 식의 모든 거듭제곱에 온도가 "
              "들어갑니다.",
    },
    "ch08.largest_before_division": {
        "en": "The largest logit was subtracted after the division, but it had not been divided "
              "itself. The largest of which numbers should be taken?",
        "ko": "T로 나눈 뒤에 뺀 것은 아직 T로 나누지 않은 가장 큰 로짓입니다. 어떤 수 가운데 가장 "
              "큰 것을 빼야 할까요?",
    },
    "ch08.argmax_of_columns": {
        "en": "The largest logit was looked for in every column. A row is a sample: along which "
              "axis does its search run?",
        "ko": "열마다 가장 큰 로짓을 찾았습니다. 행 하나가 샘플 하나입니다. 어느 축을 따라 찾아야 "
              "하나요?",
    },
    "ch08.argmax_of_all": {
        "en": "argmax without an axis names one place in the whole batch, counted through all "
              "rows. Every row needs a place of its own.",
        "ko": "축이 없는 argmax는 배치 전체를 이어서 센 자리 하나를 알려 줍니다. 행마다 자리가 "
              "하나씩 필요합니다.",
    },
    "ch08.last_of_equals": {
        "en": "Of two equally large logits, the later one was taken. The first of them should "
              "count, as with argmax.",
        "ko": "똑같이 큰 두 로짓 가운데 뒤의 것을 골랐습니다. argmax처럼 앞의 것을 골라야 "
              "합니다.",
    },
    "ch08.wrong_ones_counted": {
        "en": "This is the share of wrong answers. What is asked for is what is left of 1.",
        "ko": "틀린 답의 비율입니다. 문제에서 묻는 것은 1에서 그만큼을 뺀 나머지입니다.",
    },
    "ch08.returns_too_early": {
        "en": "Only the first sample was counted. How far is your return indented: does it "
              "belong to the loop or to the function?",
        "ko": "첫 샘플만 셌습니다. return의 들여쓰기를 확인해 보세요. 반복문 안인가요, 함수의 "
              "끝인가요?",
    },
    "ch08.counted_not_shared": {
        "en": "This is how many are right. An accuracy does not depend on how large the batch is.",
        "ko": "맞은 개수를 구했습니다. 정확도는 배치의 크기에 따라 커지지 않습니다.",
    },
    "ch08.percent": {
        "en": "This is in percent. The task asks for a number from 0 to 1.",
        "ko": "백분율로 나왔습니다. 문제에서는 0부터 1까지의 수를 묻습니다.",
    },
    "ch08.row_by_row": {
        "en": "Every row has its verdict, but they still stand side by side. The accuracy is one "
              "number.",
        "ko": "행마다 맞았는지 구했지만 아직 나란히 남아 있습니다. 정확도는 수 하나입니다.",
    },
    "ch08.value_for_place": {
        "en": "The labels were compared with the largest logits themselves. A label is a place: "
              "which function returns the place of the largest?",
        "ko": "레이블을 가장 큰 로짓의 값과 비교했습니다. 레이블은 자리입니다. 가장 큰 수의 "
              "자리를 알려 주는 함수는 무엇인가요?",
    },
    "ch08.counted_from_one": {
        "en": "The classes were counted from 1. Labels, columns and argmax all begin at 0.",
        "ko": "클래스를 1부터 셌습니다. 레이블도 열도 argmax도 0부터 셉니다.",
    },
    "ch08.order_lost": {
        "en": "The logits went through an activation that gives NaN or equal outputs for large "
              "ones, and the order was lost. Does the order need an activation at all?",
        "ko": "로짓이 활성화 함수를 거치면서 NaN이 되거나 서로 같아져 순서가 사라졌습니다. 순서를 "
              "알려면 활성화 함수가 필요한가요?",
    },
    "ch08.shift_not_returned": {
        "en": "The largest logit was taken out of the sum and not put back. Either add it again, "
              "or take it out of the logit of the right class too.",
        "ko": "가장 큰 로짓을 합에서 꺼낸 뒤 되돌려 놓지 않았습니다. 다시 더하거나, 맞는 클래스의 "
              "로짓에서도 빼세요.",
    },
    "ch08.shift_returned_twice": {
        "en": "The largest logit is in the result once too often. If the sum was computed without "
              "a shift, nothing need be added.",
        "ko": "가장 큰 로짓이 결과에 한 번 더 들어 있습니다. 옮기지 않고 합을 구했다면 더할 것이 "
              "없습니다.",
    },
    "ch08.log_of_rounded": {
        "en": "Softmax was computed first and rounded to 0, and its logarithm is minus infinity. "
              "The formula of the task never takes the logarithm of a share.",
        "ko": "소프트맥스를 먼저 구하면서 0으로 반올림되었고, 그 로그는 음의 무한대입니다. 문제의 "
              "식에서는 확률에 로그를 취하지 않습니다.",
    },
    "ch08.price_cut_off": {
        "en": "The probabilities were kept away from 0. There is no infinity any more, but every "
              "sample that is very wrong pays the same. Begin with the logits.",
        "ko": "확률이 0이 되지 않게 막았습니다. 무한대는 없어졌지만, 크게 틀린 샘플이 모두 같은 "
              "값을 치릅니다. 로짓에서 시작하세요.",
    },
    "ch08.prices_added_up": {
        "en": "The prices of the samples were added up. Then a larger batch pays more: which "
              "division is missing?",
        "ko": "샘플의 값을 더하기만 했습니다. 그러면 배치가 클수록 값도 커집니다. 어떤 나눗셈이 "
              "빠졌나요?",
    },
    "ch08.mean_over_classes": {
        "en": "The sum was divided by all n times K numbers. Each sample pays one price: over "
              "what is the mean taken?",
        "ko": "수 n×K개로 나누었습니다. 샘플 하나는 값을 하나만 치릅니다. 평균은 무엇에 대한 "
              "평균인가요?",
    },
    "ch08.one_price_a_row": {
        "en": "Every sample has its price, but they still stand side by side. The loss is one "
              "number.",
        "ko": "샘플마다 값을 구했지만 아직 나란히 남아 있습니다. 손실은 수 하나입니다.",
    },
    "ch08.log_before_sum": {
        "en": "The logarithm was taken of each power, which undoes the power, and then came the "
              "sum. In the formula the sum stands inside the logarithm.",
        "ko": "거듭제곱마다 로그를 취한 다음 더했습니다. 그러면 거듭제곱이 도로 풀립니다. 식에서는 "
              "합이 로그 안에 있습니다.",
    },
    "ch08.other_logarithm": {
        "en": "A logarithm of another base was taken. ln is the natural one: which function of "
              "NumPy undoes np.exp?",
        "ko": "밑이 다른 로그를 썼습니다. ln은 자연로그입니다. np.exp를 되돌리는 NumPy "
              "함수는 무엇인가요?",
    },
    "ch08.target_as_index": {
        "en": "T was used as a place. It holds one-hot rows of 0 and 1, not class numbers: what "
              "does T times something leave of a row?",
        "ko": "T를 자리 번호로 썼습니다. T에는 클래스 번호가 아니라 0과 1로 된 원-핫 행이 들어 "
              "있습니다. 행에 T를 곱하면 무엇이 남나요?",
    },
    "ch08.softmax_twice": {
        "en": "Softmax was applied twice. The formula has one inside already, so what must go "
              "into it are logits, not shares.",
        "ko": "소프트맥스를 두 번 적용했습니다. 식 안에 이미 하나가 들어 있으므로, 식에 넣는 것은 "
              "확률이 아니라 로짓입니다.",
    },
    "ch08.other_classes_forgotten": {
        "en": "Only the logit of the right class is in the result. The other classes take their "
              "share of the probability: where are they?",
        "ko": "맞는 클래스의 로짓만 들어 있습니다. 다른 클래스도 확률을 나누어 가집니다. 그 "
              "부분은 어디에 있나요?",
    },
    "ch08.gradient_sign": {
        "en": "All slopes have the opposite sign. When the logit of a class rises, does its own "
              "output rise or fall?",
        "ko": "기울기의 부호가 모두 반대입니다. 어떤 클래스의 로짓이 커지면 그 클래스의 출력은 "
              "커지나요, 작아지나요?",
    },
    "ch08.mean_missing": {
        "en": "Every row would be right in a batch of one. The loss is a mean over the samples: "
              "by what must its slopes be divided?",
        "ko": "샘플이 하나뿐인 배치라면 맞는 행입니다. 손실은 샘플에 대한 평균입니다. 그러면 "
              "기울기도 어떤 수로 나누어야 하나요?",
    },
    "ch08.divided_by_all": {
        "en": "The slopes were divided by a number in which the classes are counted. The loss is "
              "a mean over samples.",
        "ko": "클래스의 수까지 센 수로 나누었습니다. 손실은 샘플에 대한 평균입니다.",
    },
    "ch08.own_class_only": {
        "en": "Only the right class has a slope. In softmax the others move too: this is the step "
              "that the chapter shows to fail.",
        "ko": "맞는 클래스에만 기울기가 있습니다. 소프트맥스에서는 다른 출력도 움직입니다. 책에서 "
              "통하지 않는다고 한 바로 그 단계입니다.",
    },
    "ch08.target_missing": {
        "en": "These are the outputs; nothing was taken away for the class that happened.",
        "ko": "출력만 나왔습니다. 실제로 일어난 클래스에서 뺄 것을 빼지 않았습니다.",
    },
    "ch08.sigmoid_slope": {
        "en": "A factor y(1 - y) too many is in the result. With the cross-entropy it cancels.",
        "ko": "결과에 y(1 - y)가 더 곱해져 있습니다. 교차 엔트로피를 쓰면 약분됩니다.",
    },
    "ch08.slope_at_the_output": {
        "en": "This is the slope at the outputs. The task asks one stage earlier, at the logits, "
              "where the Jacobian matrix has come in.",
        "ko": "출력에 대한 기울기입니다. 문제에서 묻는 것은 한 단계 앞, 곧 야코비 행렬까지 곱한 "
              "로짓에 대한 기울기입니다.",
    },
    "ch08.label_as_number": {
        "en": "The number of the class was subtracted from a whole row. A label is a name: it "
              "says in which column something is subtracted, not how much.",
        "ko": "행 전체에서 클래스의 번호를 뺐습니다. 레이블은 이름입니다. 얼마를 뺄지가 아니라 "
              "어느 열에서 뺄지를 알려 줍니다.",
    },
    "ch08.softmax_missing": {
        "en": "The targets were subtracted from the logits. They should be compared with "
              "probabilities.",
        "ko": "로짓에서 목표값을 뺐습니다. 목표값과 비교할 것은 확률입니다.",
    },
    "ch08.column_for_all": {
        "en": "In each labelled column, all rows were changed. Each 1 belongs to one place: which "
              "row, and which column in it?",
        "ko": "레이블의 열에서 모든 행을 바꾸었습니다. 1을 뺄 자리는 행마다 하나입니다. 몇째 "
              "행이고, 그 행의 몇째 열인가요?",
    },
    "ch08.targets_too_narrow": {
        "en": "A label points to a place that your table of targets does not have. How many "
              "classes there are is not the number of samples and not in the labels: which axis "
              "of A says it?",
        "ko": "레이블이 가리키는 자리가 목표값의 표에 없습니다. 클래스의 수는 샘플의 수도 아니고 "
              "레이블에서 알 수 있는 것도 아닙니다. A의 어느 축이 알려 주나요?",
    },
    "ch08.diagonal_only": {
        "en": "Only each output's own logit is in the result. In softmax the other logits move it "
              "too, and the result is a table with two axes.",
        "ko": "각 출력의 자기 로짓에 대한 기울기만 있습니다. 소프트맥스에서는 다른 로짓에 "
              "따라서도 출력이 변하며, 결과는 축이 둘인 표입니다.",
    },
    "ch08.products_added": {
        "en": "The slopes off the diagonal are positive. When one logit rises, what happens to "
              "the shares of the others?",
        "ko": "대각선 밖의 기울기가 양수입니다. 로짓 하나가 커지면 다른 클래스의 확률은 어떻게 "
              "되나요?",
    },
    "ch08.diagonal_term_missing": {
        "en": "Off the diagonal everything is right. On it, y(1 - y) has a term more than the "
              "product alone.",
        "ko": "대각선 밖은 모두 맞습니다. 대각선의 y(1 - y)에는 곱 말고도 항이 하나 더 있습니다.",
    },
    "ch08.identity_for_outputs": {
        "en": "The diagonal has 1 - y·y. Multiply y(1 - y) out: what stands before the minus?",
        "ko": "대각선이 1 - y·y입니다. y(1 - y)를 풀어 쓰면 빼기 기호 앞에 무엇이 오나요?",
    },
    "ch08.products_in_place": {
        "en": "The squares of the outputs were subtracted from every row. The product off the "
              "diagonal has two different indices: which function makes a table of all products?",
        "ko": "모든 행에서 출력의 제곱을 뺐습니다. 대각선 밖의 곱은 인덱스가 서로 다릅니다. 모든 "
              "곱의 표를 만드는 함수는 무엇인가요?",
    },
    "ch08.outputs_in_every_row": {
        "en": "The outputs were laid into every row, and not on the diagonal alone. What makes "
              "a table that has y on its diagonal and 0 elsewhere?",
        "ko": "출력이 대각선에만 놓이지 않고 모든 행에 놓였습니다. 대각선에 y가 있고 나머지는 0인 "
              "표는 어떻게 만드나요?",
    },
    "ch08.dot_for_outer": {
        "en": "One number was subtracted everywhere: y @ y adds up all products of equal index. "
              "Which function keeps every product in a place of its own?",
        "ko": "모든 자리에서 같은 값을 뺐습니다. y @ y는 인덱스가 같은 곱을 모두 더합니다. 모든 "
              "짝의 곱을 표로 만드는 함수는 무엇인가요?",
    },
    "ch08.logits_for_outputs": {
        "en": "The table was computed from the logits. The formula speaks of the outputs: what "
              "must happen to a first?",
        "ko": "로짓으로 표를 만들었습니다. 식에 나오는 것은 출력입니다. a로 먼저 무엇을 구해야 "
              "하나요?",
    },
    "ch08.others_only": {
        "en": "The share went to the other classes only. In this task all K classes get a part of "
              "it, the right one included.",
        "ko": "나누어 줄 확률을 다른 클래스에만 주었습니다. 이 문제에서는 맞는 클래스까지 K개 "
              "클래스가 모두 받습니다.",
    },
    "ch08.more_than_one": {
        "en": "The rows add up to more than 1. What is given to all must first be taken from the "
              "right class.",
        "ko": "행을 더하면 1이 넘습니다. 모두에게 나누어 줄 것을 먼저 맞는 클래스에서 덜어야 "
              "합니다.",
    },
    "ch08.share_not_divided": {
        "en": "Every class got the whole share. It is to be divided among them.",
        "ko": "클래스마다 나누어 줄 확률을 통째로 더했습니다. 클래스의 수로 나누어야 합니다.",
    },
    "ch08.rest_only": {
        "en": "The right class has the rest, but not its own part of the share: the rows add up "
              "to less than 1.",
        "ko": "맞는 클래스에 나머지만 주고, 나누어 줄 확률은 더하지 않았습니다. 행을 더하면 1보다 "
              "작습니다.",
    },
}

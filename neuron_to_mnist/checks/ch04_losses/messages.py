"""Messages of the assignment ``ch04_losses``: titles of the steps, then known mistakes."""

MESSAGES = {
    "ch04.three_sums.signed": {
        "en": "The signed errors t - y, added up.",
        "ko": "부호가 있는 오차 t - y를 모두 더합니다.",
    },
    "ch04.three_sums.absolute": {
        "en": "The absolute errors, added up.",
        "ko": "오차의 절댓값을 모두 더합니다.",
    },
    "ch04.three_sums.squared": {
        "en": "The squared errors, added up.",
        "ko": "오차의 제곱을 모두 더합니다.",
    },
    "ch04.mean_squared_error.row": {
        "en": "One sample: the mean of its squared errors.",
        "ko": "샘플 하나에서 제곱 오차의 평균을 구합니다.",
    },
    "ch04.mean_squared_error.batch": {
        "en": "A batch: one mean over all n times K squares.",
        "ko": "배치에서 n×K개의 제곱을 모두 평균해 수 하나를 구합니다.",
    },
    "ch04.mean_squared_error.inputs": {
        "en": "Lists and whole numbers work, and the inputs stay as they were.",
        "ko": "리스트와 정수도 받고, 입력은 그대로 둡니다.",
    },
    "ch04.mean_squared_error_gradient.row": {
        "en": "One sample: a slope for each output.",
        "ko": "샘플 하나에서 출력마다 기울기 하나를 구합니다.",
    },
    "ch04.mean_squared_error_gradient.batch": {
        "en": "A batch: the slopes in the shape of Y.",
        "ko": "배치에서 Y와 형상이 같은 기울기를 구합니다.",
    },
    "ch04.mean_squared_error_gradient.inputs": {
        "en": "Lists and whole numbers work, and the inputs stay as they were.",
        "ko": "리스트와 정수도 받고, 입력은 그대로 둡니다.",
    },
    "ch04.mean_absolute_error.loss": {
        "en": "The loss E.",
        "ko": "손실 E입니다.",
    },
    "ch04.mean_absolute_error.gradient": {
        "en": "The gradient G where every output is wrong; the inputs stay as they were.",
        "ko": "모든 출력이 틀린 곳에서의 그레이디언트 G입니다. 입력은 그대로 둡니다.",
    },
    "ch04.mean_absolute_error.corner": {
        "en": "The gradient G where an output is right: the corner.",
        "ko": "맞는 출력이 있는 곳, 곧 모서리에서의 그레이디언트 G입니다.",
    },
    "ch04.measured_slopes.slopes": {
        "en": "The ruler finds the slopes away from the corner.",
        "ko": "모서리에서 떨어진 곳의 기울기를 자로 잽니다.",
    },
    "ch04.measured_slopes.corner": {
        "en": "A long ruler that reaches across the corner.",
        "ko": "모서리를 가로지르는 긴 자로 잽니다.",
    },
    "ch04.measured_slopes.inputs": {
        "en": "Whole numbers work, and y stays as it was.",
        "ko": "정수도 받고, y는 그대로 둡니다.",
    },
    "ch04.one_hot.rows": {
        "en": "A row for every label, with its 1 in the right place.",
        "ko": "레이블마다 한 행씩, 1이 제자리에 있습니다.",
    },
    "ch04.one_hot.classes": {
        "en": "As many columns as there are classes, also when the last ones do not occur.",
        "ko": "마지막 클래스가 나오지 않아도 열이 클래스 수만큼 있습니다.",
    },
    "ch04.one_hot.edges": {
        "en": "A list and an empty array work, and the labels stay as they were.",
        "ko": "리스트와 빈 배열도 받고, 레이블은 그대로 둡니다.",
    },
    "ch04.cross_entropy.sample": {
        "en": "One sample: the price of what happened.",
        "ko": "샘플 하나에서 실제로 일어난 일의 값을 구합니다.",
    },
    "ch04.cross_entropy.batch": {
        "en": "A batch: the mean price.",
        "ko": "배치에서 값의 평균을 구합니다.",
    },
    "ch04.cross_entropy.zeros": {
        "en": "Probabilities of 0.",
        "ko": "확률이 0인 곳이 있습니다.",
    },
    "ch04.cross_entropy.inputs": {
        "en": "Lists work, and the inputs stay as they were.",
        "ko": "리스트도 받고, 입력은 그대로 둡니다.",
    },
    "ch04.sigmoid_cross_entropy.loss": {
        "en": "The loss E for moderate logits.",
        "ko": "보통 크기의 로짓에서 손실 E를 구합니다.",
    },
    "ch04.sigmoid_cross_entropy.gradient": {
        "en": "The gradient G, at the logits; the inputs stay as they were.",
        "ko": "로짓에 대한 그레이디언트 G를 구합니다. 입력은 그대로 둡니다.",
    },
    "ch04.sigmoid_cross_entropy.large": {
        "en": "Large logits: 20, 40 and 800.",
        "ko": "20, 40, 800처럼 큰 로짓도 받습니다.",
    },
    "ch04.softmax_cross_entropy.loss": {
        "en": "The loss for moderate logits.",
        "ko": "보통 크기의 로짓에서 손실을 구합니다.",
    },
    "ch04.softmax_cross_entropy.large": {
        "en": "Large logits, of either sign.",
        "ko": "양수든 음수든 큰 로짓도 받습니다.",
    },
    "ch04.outputs_minus_targets": {
        "en": "The signed sum has the opposite sign: outputs minus targets were added. The table "
              "takes them in the other order. This sign matters in one of the three columns only.",
        "ko": "부호가 있는 합의 부호가 반대입니다. 출력에서 목표값을 뺐습니다. 표에서는 순서가 그 "
              "반대입니다. 이 부호가 드러나는 것은 세 열 가운데 하나뿐입니다.",
    },
    "ch04.results_swapped": {
        "en": "The three sums are right, but two of them have changed places. Compare your last "
              "line with the order in the task.",
        "ko": "세 합은 맞지만 둘의 자리가 바뀌었습니다. 마지막 줄을 문제에 적힌 순서와 비교해 "
              "보세요.",
    },
    "ch04.mean_for_sum": {
        "en": "Means came instead of sums. Here nothing is divided yet by the number of outputs.",
        "ko": "합이 아니라 평균이 나왔습니다. 여기에서는 아직 출력의 개수로 나누지 않습니다.",
    },
    "ch04.differences_not_added": {
        "en": "The columns are right, but their rows still stand apart. What does the last line "
              "of the table do with each column?",
        "ko": "열은 맞지만 아직 더하지 않았습니다. 표의 마지막 줄은 각 열을 어떻게 한 것인가요?",
    },
    "ch04.last_only": {
        "en": "Only the last output counts. In a loop the sum must keep what it has collected so "
              "far: look at the line that changes it.",
        "ko": "마지막 출력만 들어 있습니다. 반복문에서는 그때까지 모은 합이 남아 있어야 합니다. "
              "합을 바꾸는 줄을 살펴보세요.",
    },
    "ch04.absolute_after_sum": {
        "en": "The sign was dropped after adding, when the errors had canceled already. Which "
              "must come first?",
        "ko": "더한 다음에 부호를 없앴습니다. 그때는 오차가 이미 서로 지워진 뒤입니다. 무엇을 "
              "먼저 해야 할까요?",
    },
    "ch04.square_after_sum": {
        "en": "The sum was squared, not its parts. One large error counts more than two halves of "
              "it: which comes first, square or sum?",
        "ko": "더한 값을 제곱했습니다. 큰 오차 하나는 절반짜리 둘보다 무겁게 세어야 합니다. "
              "제곱과 합 가운데 무엇이 먼저일까요?",
    },
    "ch04.doubled_not_squared": {
        "en": "The errors were multiplied by 2 instead of being squared. In Python two stars and "
              "one star are different things.",
        "ko": "오차를 제곱하지 않고 2를 곱했습니다. 파이썬에서 별표 두 개와 한 개는 뜻이 "
              "다릅니다.",
    },
    "ch04.root_taken": {
        "en": "A square root was taken at the end. That is a distance, which has its uses, but "
              "the loss in this task has no root.",
        "ko": "마지막에 제곱근을 취했습니다. 그러면 거리가 됩니다. 쓸모 있는 값이지만 이 문제에서 "
              "구하는 값에는 제곱근이 없습니다.",
    },
    "ch04.square_brackets": {
        "en": "A pair of brackets is missing: only the target was squared. Python takes powers "
              "before it subtracts.",
        "ko": "괄호가 빠져서 목표값만 제곱했습니다. 파이썬은 빼기보다 거듭제곱을 먼저 합니다.",
    },
    "ch04.one_shape_only": {
        "en": "The shape was taken apart into two numbers, but a single sample has the shape "
              "(K,), which is one. Is there a way to count all numbers of an array, whatever "
              "its shape?",
        "ko": "형상을 수 두 개로 나누어 받았는데, 샘플 하나의 형상은 (K,)여서 수가 하나뿐입니다. "
              "형상이 무엇이든 배열의 모든 수를 세는 방법이 있나요?",
    },
    "ch04.sum_for_mean": {
        "en": "The errors are added up correctly, but a sum grows with the amount of data. Which "
              "part of the formula keeps the loss from growing?",
        "ko": "오차를 바르게 더했지만 합은 데이터가 많아질수록 커집니다. 식에서 손실이 커지지 "
              "않게 하는 부분은 무엇인가요?",
    },
    "ch04.half_sum": {
        "en": "There is a half in your result. It belongs to chapter 6, where it takes away a 2. "
              "This chapter takes the plain mean.",
        "ko": "결과를 2로 나누었습니다. 그 2분의 1은 6장에서 2를 없애려고 쓰는 것입니다. 이 "
              "장에서는 평균을 그대로 씁니다.",
    },
    "ch04.one_axis_counted": {
        "en": "The sum was divided by the length of one axis only. How many numbers were added up "
              "in all?",
        "ko": "축 하나의 길이로만 나누었습니다. 더한 수는 모두 몇 개인가요?",
    },
    "ch04.one_mean_a_row": {
        "en": "Several means came, one for each row or each column. A loss is one number for the "
              "whole batch.",
        "ko": "행이나 열마다 평균이 하나씩, 여러 개가 나왔습니다. 손실은 배치 전체에 수 "
              "하나입니다.",
    },
    "ch04.mean_missing": {
        "en": "Each output has its own part of the loss, and they still stand side by side. A "
              "loss is one number: what makes one of them?",
        "ko": "출력마다 손실의 한 부분씩 따로 남아 있습니다. 손실은 수 하나입니다. 어떻게 하나로 "
              "만드나요?",
    },
    "ch04.errors_cancel": {
        "en": "Errors with different signs cancel each other in your result, as in the question "
              "that opens the chapter. At which moment must the sign go?",
        "ko": "결과에서 부호가 다른 오차가 서로 지워집니다. 이 장 첫머리의 물음과 같은 일입니다. "
              "부호는 어느 때에 없어져야 할까요?",
    },
    "ch04.absolute_for_square": {
        "en": "This is the mean of the absolute errors, which Task 4 asks for. Here an error "
              "twice as large counts more than twice.",
        "ko": "오차의 절댓값을 평균한 것으로, 문제 4에서 구할 값입니다. 제곱 오차에서는 오차가 두 "
              "배이면 손실이 네 배가 됩니다.",
    },
    "ch04.gradient_sign": {
        "en": "The slopes have the opposite sign. Move an output that is too large a little "
              "further up: does the loss grow or shrink?",
        "ko": "기울기의 부호가 반대입니다. 목표값보다 큰 출력을 조금 더 키우면 손실은 커지나요, "
              "작아지나요?",
    },
    "ch04.mean_missing_in_slope": {
        "en": "These are the slopes of a sum. The loss is a mean: what happens to a slope when "
              "the function is divided by a number?",
        "ko": "합의 기울기입니다. 손실은 평균입니다. 함수를 어떤 수로 나누면 기울기는 어떻게 "
              "되나요?",
    },
    "ch04.two_missing": {
        "en": "Every slope is half of what it should be. Look again at the slope of a square; no "
              "half stands before this loss.",
        "ko": "모든 기울기가 절반입니다. 제곱의 기울기를 다시 보세요. 이 손실의 앞에는 2분의 1이 "
              "없습니다.",
    },
    "ch04.two_and_mean_missing": {
        "en": "The differences alone came. They have the right signs, but two factors are "
              "missing: one from the square, one from the mean.",
        "ko": "차이만 나왔습니다. 부호는 맞지만 인수가 둘 빠졌습니다. 하나는 제곱에서, 하나는 "
              "평균에서 옵니다.",
    },
    "ch04.one_axis_counted_in_slope": {
        "en": "The slopes were divided by the length of one axis only. The loss is a mean over "
              "how many numbers?",
        "ko": "기울기를 축 하나의 길이로만 나누었습니다. 손실은 수 몇 개의 평균인가요?",
    },
    "ch04.slopes_added_up": {
        "en": "The slopes were added up or averaged. Each output can be moved by itself, so each "
              "has a slope of its own: the gradient has the shape of Y.",
        "ko": "기울기를 더하거나 평균했습니다. 출력은 하나씩 따로 움직일 수 있으므로 기울기도 "
              "하나씩 있습니다. 그레이디언트의 형상은 Y와 같습니다.",
    },
    "ch04.slope_without_sign": {
        "en": "All slopes came out positive. To the left of a valley's floor it goes down: what "
              "sign has the slope there?",
        "ko": "기울기가 모두 양수입니다. 골짜기의 바닥보다 왼쪽에서는 내리막입니다. 그곳의 "
              "기울기는 부호가 무엇인가요?",
    },
    "ch04.slope_of_absolute": {
        "en": "All slopes are equally steep, as with the absolute error. The slope of a square "
              "depends on the distance.",
        "ko": "절대 오차처럼 기울기의 크기가 모두 같습니다. 제곱의 기울기는 거리에 따라 "
              "달라집니다.",
    },
    "ch04.loss_for_slope": {
        "en": "These are values of the loss, not slopes. A slope tells how fast the loss changes "
              "when its output moves.",
        "ko": "기울기가 아니라 손실의 값입니다. 기울기는 출력이 움직일 때 손실이 얼마나 빨리 "
              "변하는지를 말합니다.",
    },
    "ch04.still_squared": {
        "en": "The errors are still squared here. The slope of a square is no square any more: "
              "what is left of it, and with which sign?",
        "ko": "오차가 아직 제곱되어 있습니다. 제곱의 기울기는 더는 제곱이 아닙니다. 무엇이 남고 "
              "부호는 어떻게 되나요?",
    },
    "ch04.square_for_absolute": {
        "en": "This is the mean of the squares. Here an error twice as large counts twice, not "
              "four times.",
        "ko": "제곱의 평균이 나왔습니다. 여기에서는 오차가 두 배이면 네 배가 아니라 두 배로 "
              "셉니다.",
    },
    "ch04.slope_of_square": {
        "en": "The slopes grow with the distance, as those of the square do. How steep are the "
              "two sides of a V, far out and close to the floor?",
        "ko": "제곱의 기울기처럼 거리에 따라 커집니다. V의 두 변은 바닥에서 멀 때와 가까울 때 "
              "얼마나 가파른가요?",
    },
    "ch04.slope_at_the_corner": {
        "en": "Where an output is exactly right, your slope is that of one side. The task names "
              "the number that this course takes there.",
        "ko": "출력이 정확히 맞는 곳에서 한쪽의 기울기가 나왔습니다. 이 강의에서 그곳에 쓰는 수가 "
              "문제에 적혀 있습니다.",
    },
    "ch04.zero_by_zero": {
        "en": "Where an output is exactly right, 0 was divided by 0, and that is NaN. NumPy has a "
              "function that asks for the sign without dividing.",
        "ko": "출력이 정확히 맞는 곳에서 0을 0으로 나누어 NaN이 되었습니다. 나누지 않고 부호를 "
              "알려 주는 함수가 NumPy에 있습니다.",
    },
    "ch04.ruler_on_one_side": {
        "en": "The ruler lies on one side of the point only. Then a corner at its end goes "
              "unnoticed. This task measures from h below to h above.",
        "ko": "자를 한쪽에만 댔습니다. 그러면 자의 끝에 있는 모서리를 알아채지 못합니다. 이 "
              "문제에서는 h만큼 아래에서 h만큼 위까지 잽니다.",
    },
    "ch04.run_of_h": {
        "en": "The slopes are twice too large. How far apart are the two ends of the ruler?",
        "ko": "기울기가 두 배입니다. 자의 두 끝은 서로 얼마나 떨어져 있나요?",
    },
    "ch04.run_missing": {
        "en": "This is only how much the loss rises along the ruler. A slope is that rise for a "
              "run of 1.",
        "ko": "자를 따라 손실이 얼마나 올라가는지만 구했습니다. 기울기는 가로로 1만큼 갈 때 "
              "올라가는 양입니다.",
    },
    "ch04.halved_then_multiplied": {
        "en": "The result was multiplied by h where it should be divided. In Python `/ 2 * h` "
              "divides by 2 and then multiplies: what do brackets change?",
        "ko": "h로 나누어야 할 곳에서 곱했습니다. 파이썬에서 `/ 2 * h`는 2로 나눈 다음 h를 "
              "곱합니다. 괄호를 치면 무엇이 달라지나요?",
    },
    "ch04.ruler_reversed": {
        "en": "The ruler was read backward: the slopes have the opposite sign. Which end is "
              "subtracted from which?",
        "ko": "자를 거꾸로 읽어 기울기의 부호가 반대입니다. 어느 끝에서 어느 끝을 빼야 하나요?",
    },
    "ch04.all_moved": {
        "en": "All outputs were moved at once, so nobody can tell which of them changed the loss. "
              "Move one and leave the others where they are.",
        "ko": "출력을 모두 한꺼번에 움직였습니다. 그러면 손실이 어느 출력 때문에 변했는지 알 수 "
              "없습니다. 하나만 움직이고 나머지는 그대로 두세요.",
    },
    "ch04.sum_measured": {
        "en": "The ruler was laid along the sum of the absolute errors. The loss of this task is "
              "their mean.",
        "ko": "절대 오차의 합에 자를 댔습니다. 이 문제의 손실은 평균입니다.",
    },
    "ch04.move_cut_off": {
        "en": "Here y holds integers, and whatever is written into an array of integers loses its "
              "decimals. The output has not moved by h. Move it in an array of floats.",
        "ko": "여기에서는 y에 정수가 들어 있습니다. 정수 배열에 소수를 써넣으면 소수점 아래가 "
              "잘립니다. 그래서 출력이 h만큼 움직이지 않았습니다. 소수 배열에서 움직이세요.",
    },
    "ch04.same_point_twice": {
        "en": "All measured slopes are 0: the loss was taken twice at the same point. An "
              "assignment such as u = y makes a second name for the same array: what makes a "
              "copy?",
        "ko": "잰 기울기가 모두 0입니다. 같은 점에서 손실을 두 번 구했습니다. u = y라고 쓰면 "
              "같은 배열에 이름이 하나 더 생길 뿐입니다. 사본은 어떻게 만드나요?",
    },
    "ch04.formula_not_ruler": {
        "en": "This is the slope by the formula of Task 4. Here it should be measured, and a long "
              "ruler that crosses the corner measures something else.",
        "ko": "문제 4의 식으로 구한 기울기입니다. 여기에서는 재어야 하고, 모서리를 가로지르는 긴 "
              "자로 재면 다른 값이 나옵니다.",
    },
    "ch04.square_measured": {
        "en": "These are slopes of the mean squared error. Lay the ruler along the mean absolute "
              "error.",
        "ko": "평균 제곱 오차의 기울기입니다. 평균 절대 오차에 자를 대세요.",
    },
    "ch04.counted_from_one": {
        "en": "Every 1 stands one place too far to the left. The first class has the number 0, as "
              "the first column has.",
        "ko": "1이 모두 한 칸 왼쪽에 있습니다. 첫 열의 번호가 0이듯이 첫 클래스의 번호도 0입니다.",
    },
    "ch04.classes_from_labels": {
        "en": "The number of columns was read off the largest label. A batch need not contain "
              "every class: the number of classes is an argument.",
        "ko": "열의 수를 가장 큰 레이블에서 구했습니다. 배치에 모든 클래스가 들어 있지는 "
              "않습니다. 클래스의 수는 인수로 받습니다.",
    },
    "ch04.shape_without_brackets": {
        "en": "NumPy took your second number for a data type. np.zeros wants the whole shape as "
              "one argument: what holds two numbers together?",
        "ko": "NumPy가 둘째 수를 자료형으로 받아들였습니다. np.zeros에는 형상 전체를 인수 "
              "하나로 넘겨야 합니다. 두 수를 하나로 묶는 것은 무엇인가요?",
    },
    "ch04.label_for_one": {
        "en": "The right places are marked, but with the number of the class. Numbers have an "
              "order, and the classes have not: what should stand there for every class alike?",
        "ko": "자리는 맞지만 클래스의 번호가 적혀 있습니다. 수에는 순서가 있지만 클래스에는 "
              "없습니다. 어느 클래스든 똑같이 무엇을 적어야 할까요?",
    },
    "ch04.one_row_for_all": {
        "en": "All labels were put into a single row. Every sample has a target of its own.",
        "ko": "모든 레이블을 한 행에 담았습니다. 샘플마다 목표값이 따로 있습니다.",
    },
    "ch04.loop_over_classes": {
        "en": "Only the first rows have their 1, as many as there are classes. Rows belong to "
              "labels: how many rounds does your loop make?",
        "ko": "앞의 몇 행에만 1이 있고, 그 수가 클래스의 수와 같습니다. 행은 레이블마다 "
              "하나입니다. 반복문은 몇 번 도나요?",
    },
    "ch04.whole_rows": {
        "en": "Rows or columns were filled as a whole. Each row has a single 1, so each 1 needs "
              "two places: which row, and which column in it?",
        "ko": "행이나 열을 통째로 채웠습니다. 행마다 1은 하나이므로 1 하나에 자리를 둘 정해야 "
              "합니다. 몇째 행이고, 그 행의 몇째 열인가요?",
    },
    "ch04.zeros_and_ones": {
        "en": "Zeros and ones are exchanged. One place of each row is hot, the others are not.",
        "ko": "0과 1이 서로 바뀌었습니다. 행마다 한 자리만 1입니다.",
    },
    "ch04.one_label_only": {
        "en": "For one label a single row of shape (classes,) came. The result has two axes "
              "whatever the number of labels is.",
        "ko": "레이블이 하나일 때 형상이 (classes,)인 행만 나왔습니다. 레이블이 몇 개이든 결과는 "
              "축이 둘입니다.",
    },
    "ch04.no_labels": {
        "en": "Without any label something other than an array of shape (0, classes) came. It has "
              "no rows and still has its columns: prepare an array of zeros of the right shape "
              "and fill it.",
        "ko": "레이블이 없을 때 형상이 (0, classes)인 배열이 나오지 않았습니다. 행은 없어도 열은 "
              "있어야 합니다. 알맞은 형상의 0 배열을 만들어 채워 보세요.",
    },
    "ch04.log_of_zero": {
        "en": "The logarithm of 0 was taken. It is minus infinity, and 0 times infinity is NaN. "
              "The task names a smallest probability.",
        "ko": "0의 로그를 구했습니다. 그 값은 음의 무한대이고, 0에 무한대를 곱하면 NaN입니다. "
              "문제에 가장 작은 확률이 적혀 있습니다.",
    },
    "ch04.other_floor": {
        "en": "The probability 0 was replaced, but not by the number that the task names. The "
              "price of a certain mistake depends on it.",
        "ko": "확률 0을 다른 수로 바꾸었지만 문제에 적힌 수가 아닙니다. 확신하고 틀렸을 때의 값은 "
              "이 수에 달려 있습니다.",
    },
    "ch04.max_for_maximum": {
        "en": "np.max takes the largest of one array, and its second argument is an axis. The "
              "function that compares number by number has a longer name.",
        "ko": "np.max는 배열 하나에서 가장 큰 수를 찾고, 둘째 인수로는 축을 받습니다. 수를 "
              "하나하나 비교하는 함수는 이름이 더 깁니다.",
    },
    "ch04.zero_is_free": {
        "en": "A class that was called impossible and happened costs nothing in your result. It "
              "is the worst mistake there is: the task names the probability that counts instead.",
        "ko": "확률을 0이라고 한 클래스가 정답인데 손실이 0입니다. 가장 크게 틀린 "
              "경우입니다. 0 대신 어떤 확률로 여길지 문제에 적혀 있습니다.",
    },
    "ch04.mean_over_classes": {
        "en": "The sum was divided by all n times K numbers. Each sample pays for one class, so "
              "over what is the mean price taken?",
        "ko": "수 n×K개로 나누었습니다. 샘플 하나는 클래스 하나의 값만 치릅니다. 값의 평균은 "
              "무엇에 대한 평균인가요?",
    },
    "ch04.prices_added_up": {
        "en": "The prices of the samples were added up. Then a larger batch pays more: which "
              "division is missing?",
        "ko": "샘플의 값을 더하기만 했습니다. 그러면 배치가 클수록 값도 커집니다. 어떤 나눗셈이 "
              "빠졌나요?",
    },
    "ch04.one_price_a_row": {
        "en": "Every sample has its price, but they still stand side by side. The loss is one "
              "number.",
        "ko": "샘플마다 값을 구했지만 아직 나란히 남아 있습니다. 손실은 수 하나입니다.",
    },
    "ch04.log_base": {
        "en": "This is another logarithm. In this course the logarithm is the natural one, with "
              "the base e: how does NumPy call it?",
        "ko": "다른 로그를 썼습니다. 이 과정의 로그는 밑이 e인 자연로그입니다. NumPy에서는 이름이 "
              "무엇인가요?",
    },
    "ch04.most_likely": {
        "en": "The largest probability of each row was taken. What pays is the class that "
              "happened, whether the network had expected it or not.",
        "ko": "행마다 가장 큰 확률을 썼습니다. 손실에는 예측과 상관없이 정답 클래스의 확률만 "
              "들어갑니다.",
    },
    "ch04.yes_or_no_formula": {
        "en": "This is the binary cross-entropy, which asks every class a question of its own. "
              "Here a row is one question with K answers.",
        "ko": "클래스마다 따로 묻는 이진 교차 엔트로피입니다. 여기에서는 한 행이 물음 하나이고 "
              "답이 K개입니다.",
    },
    "ch04.outputs_and_targets_exchanged": {
        "en": "The logarithm of the targets was taken and multiplied by the outputs. It should be "
              "the other way round: which of the two are probabilities that the network "
              "announced?",
        "ko": "목표값에 로그를 취하고 출력을 곱했습니다. 서로 바뀌었습니다. 둘 가운데 신경망이 "
              "말한 확률은 어느 것인가요?",
    },
    "ch04.all_classes_paid": {
        "en": "Every class has paid, also those that did not happen. What do the targets do in "
              "the formula?",
        "ko": "정답이 아닌 클래스까지 손실에 더했습니다. 식에서 목표값은 무슨 일을 하나요?",
    },
    "ch04.log_missing": {
        "en": "The probabilities of what happened were found, but there is no logarithm. It is "
              "what makes a surprise expensive.",
        "ko": "실제로 일어난 일의 확률까지는 구했지만 로그가 없습니다. 뜻밖의 일에 비싼 값을 "
              "매기는 것이 로그입니다.",
    },
    "ch04.log_after_mean": {
        "en": "The probabilities were averaged first, and the logarithm taken of the mean. Every "
              "sample pays its own price: which comes first?",
        "ko": "확률을 먼저 평균하고 그 평균에 로그를 취했습니다. 샘플마다 자기 값을 치릅니다. "
              "무엇이 먼저일까요?",
    },
    "ch04.saturated": {
        "en": "The sigmoid was computed first, and it rounded to 0 or 1. Whatever is done "
              "afterwards, the size of the logit is lost. Begin one stage earlier.",
        "ko": "시그모이드를 먼저 구하면서 값이 0이나 1로 반올림되었습니다. 그 뒤에 무엇을 하든 "
              "로짓의 크기는 사라졌습니다. 한 단계 앞에서 시작하세요.",
    },
    "ch04.clipped": {
        "en": "The output was kept away from 0 and 1. There is no infinity any more, but a neuron "
              "wrong by 800 pays no more than one wrong by 30. Begin with the logit.",
        "ko": "출력을 0과 1에서 떼어 놓았습니다. 무한대는 없어졌지만 로짓이 800만큼 틀려도 30만큼 "
              "틀린 것과 손실이 같습니다. 로짓에서 시작하세요.",
    },
    "ch04.power_overflows": {
        "en": "A power of e has grown beyond what a float can hold. What must stand in the "
              "exponent so that the power is never above 1?",
        "ko": "e의 거듭제곱이 컴퓨터의 수가 담을 수 있는 범위를 넘었습니다. 거듭제곱이 1을 넘지 "
              "않으려면 지수에 무엇이 와야 할까요?",
    },
    "ch04.targets_exchanged": {
        "en": "Targets 0 and 1 are exchanged. Try a logit of 5 with the target 1: the neuron is "
              "right, so it should pay little.",
        "ko": "목표값 0과 1이 서로 바뀌었습니다. 로짓이 5이고 목표값이 1인 경우를 보세요. 뉴런이 "
              "맞았으니 값이 작아야 합니다.",
    },
    "ch04.one_logit_only": {
        "en": "The function goes right for a single logit only. Python's max and if want one "
              "number; for an array, use a function of NumPy that compares number by number.",
        "ko": "로짓이 하나일 때만 맞습니다. 파이썬의 max와 if는 수 하나를 받습니다. 배열에는 수를 "
              "하나하나 비교하는 NumPy 함수를 쓰세요.",
    },
    "ch04.one_maximum": {
        "en": "One largest logit was taken for all. The formula compares each logit with 0 by "
              "itself; NumPy has a function for two values and another for a whole array.",
        "ko": "가장 큰 로짓 하나를 모두에 썼습니다. 식에서는 로짓을 하나하나 0과 비교합니다. "
              "NumPy에는 두 값을 비교하는 함수와 배열 전체에서 찾는 함수가 따로 있습니다.",
    },
    "ch04.no_is_free": {
        "en": "Outputs with the target 0 pay nothing. The binary cross-entropy has a second term, "
              "for them.",
        "ko": "목표값이 0인 출력이 값을 치르지 않습니다. 이진 교차 엔트로피에는 이런 출력을 위한 "
              "둘째 항이 있습니다.",
    },
    "ch04.shift_missing": {
        "en": "Only the logarithm is there. What was taken out of it to keep the power small must "
              "be added again, and the target has a part in it.",
        "ko": "로그만 남았습니다. 거듭제곱이 커지지 않게 로그 밖으로 꺼낸 것을 다시 더해야 하고, "
              "목표값이 든 항도 있어야 합니다.",
    },
    "ch04.exponent_sign": {
        "en": "The power of e stands for the absolute value with the wrong sign. As it is, it "
              "grows without bound; in the formula it is never above 1.",
        "ko": "절댓값이 지수로 들어갈 때의 부호가 반대입니다. 이대로는 e의 거듭제곱이 끝없이 "
              "커집니다. 식에서는 1을 넘지 않습니다.",
    },
    "ch04.sigmoid_in_the_formula": {
        "en": "The sigmoid went into the formula in the place of the logit. A sigmoid is worked "
              "into the formula already, so the logit goes in as it is.",
        "ko": "식에 로짓 대신 시그모이드 값을 넣었습니다. 이 식에는 시그모이드가 이미 들어 "
              "있으므로 로짓을 그대로 넣습니다.",
    },
    "ch04.sigmoid_missing": {
        "en": "The target was subtracted from the logit. The slope compares the target with a "
              "probability: what turns the one into the other?",
        "ko": "로짓에서 목표값을 뺐습니다. 기울기에서 목표값과 비교하는 것은 확률입니다. 로짓을 "
              "확률로 바꾸는 것은 무엇인가요?",
    },
    "ch04.slope_at_the_output": {
        "en": "This is the slope at the output y. The task asks one stage earlier, at the logit, "
              "where the slope of the sigmoid comes in as a factor.",
        "ko": "출력 y에서의 기울기입니다. 문제에서 묻는 것은 한 단계 앞인 로짓에서의 기울기이고, "
              "그러려면 시그모이드의 기울기를 곱해야 합니다.",
    },
    "ch04.slope_of_square_at_logit": {
        "en": "This is the slope of the squared error behind a sigmoid, the one that dies when "
              "the neuron is sure and wrong. Compare the two rows in the chapter.",
        "ko": "시그모이드 뒤에 제곱 오차를 놓았을 때의 기울기입니다. 뉴런이 확신하고 틀렸을 때 "
              "사라지는 기울기입니다. 책의 두 식을 비교해 보세요.",
    },
    "ch04.sigmoid_slope_too_many": {
        "en": "The slope of the sigmoid is in your result, though it cancels: the slope of the "
              "loss in y has the same product in its denominator.",
        "ko": "결과에 시그모이드의 기울기가 남아 있습니다. y에 대한 손실의 기울기는 분모에 같은 "
              "곱이 있어서 서로 지워져야 합니다.",
    },
    "ch04.shift_not_returned": {
        "en": "The largest logit was taken out of the sum and not put back. In the chapter's "
              "formula it stands before the logarithm.",
        "ko": "가장 큰 로짓을 합에서 꺼낸 뒤 되돌려 놓지 않았습니다. 책의 식에서는 로그 앞에 "
              "있습니다.",
    },
    "ch04.softmax_missing": {
        "en": "Only the logit of the right class is in the result. The other classes take their "
              "share of the probability: where are they?",
        "ko": "맞는 클래스의 로짓만 들어 있습니다. 다른 클래스도 확률을 나누어 가집니다. 그 "
              "부분은 어디에 있나요?",
    },
}

"""Messages of the assignment ``ch10_manifolds``: titles of the steps, then known mistakes."""

MESSAGES = {
    "ch10.two_curves.points": {
        "en": "The points of both curves, from left to right.",
        "ko": "두 곡선의 점을 왼쪽에서 오른쪽으로 늘어놓습니다.",
    },
    "ch10.two_curves.classes": {
        "en": "Their classes.",
        "ko": "점의 클래스를 돌려줍니다.",
    },
    "ch10.three_moves.linear": {
        "en": "P: the linear map.",
        "ko": "P: 선형 변환을 합니다.",
    },
    "ch10.three_moves.translation": {
        "en": "A: the translation; the inputs stay as they were.",
        "ko": "A: 평행 이동을 합니다. 입력은 그대로 둡니다.",
    },
    "ch10.three_moves.bent": {
        "en": "Z: tanh bends, also a batch without points.",
        "ko": "Z: tanh로 휘게 합니다. 점이 없는 배치도 받습니다.",
    },
    "ch10.take_back.home": {
        "en": "Back through the chapter's layer.",
        "ko": "책의 층을 거꾸로 지나 돌아옵니다.",
    },
    "ch10.take_back.layers": {
        "en": "Back through other layers.",
        "ko": "다른 층도 거꾸로 지나 돌아옵니다.",
    },
    "ch10.take_back.inputs": {
        "en": "A list and a batch without points work, and the inputs stay as they were.",
        "ko": "리스트와 점이 없는 배치도 받고, 입력은 그대로 둡니다.",
    },
    "ch10.what_is_left.determinant": {
        "en": "The determinant.",
        "ko": "행렬식을 구합니다.",
    },
    "ch10.what_is_left.plane": {
        "en": "Matrices that leave the plane a plane; a list works, and the input stays as it was.",
        "ko": "평면이 평면으로 남는 행렬을 알아봅니다. 리스트도 받고, 입력은 그대로 둡니다.",
    },
    "ch10.what_is_left.crushed": {
        "en": "Matrices that press the plane onto a line or a point.",
        "ko": "평면을 직선이나 점으로 누르는 행렬을 알아봅니다.",
    },
    "ch10.on_their_side.right": {
        "en": "How many are on their side.",
        "ko": "직선의 맞는 쪽에 있는 샘플의 수를 셉니다.",
    },
    "ch10.on_their_side.margin": {
        "en": "How near the line they come; the inputs stay as they were.",
        "ko": "직선에 얼마나 가까운지 구합니다. 입력은 그대로 둡니다.",
    },
    "ch10.on_their_side.more": {
        "en": "In space a plane, on a line a point.",
        "ko": "공간에서는 평면, 직선 위에서는 점으로 나누어도 맞습니다.",
    },
    "ch10.two_spirals.first": {
        "en": "The arm of class 0.",
        "ko": "클래스 0의 나선을 만듭니다.",
    },
    "ch10.two_spirals.second": {
        "en": "The arm of class 1.",
        "ko": "클래스 1의 나선을 만듭니다.",
    },
    "ch10.two_spirals.classes": {
        "en": "Their classes.",
        "ko": "점의 클래스를 돌려줍니다.",
    },
    "ch10.two_spirals.noise": {
        "en": "Noise from the generator that was handed over.",
        "ko": "받은 생성기에서 잡음을 뽑아 더합니다.",
    },
    "ch10.circle_in_ring.disc": {
        "en": "The disc, evenly by area.",
        "ko": "원판의 점을 넓이에 고르게 놓습니다.",
    },
    "ch10.circle_in_ring.ring": {
        "en": "The ring, evenly by area.",
        "ko": "고리의 점을 넓이에 고르게 놓습니다.",
    },
    "ch10.circle_in_ring.classes": {
        "en": "Their classes.",
        "ko": "점의 클래스를 돌려줍니다.",
    },
    "ch10.fold_weights.plane": {
        "en": "The plane, folded in four.",
        "ko": "평면을 네 겹으로 접습니다.",
    },
    "ch10.fold_weights.line": {
        "en": "A line, folded in two.",
        "ko": "직선을 두 겹으로 접습니다.",
    },
    "ch10.fold_weights.space": {
        "en": "Space, and more dimensions.",
        "ko": "공간과 그보다 높은 차원도 접습니다.",
    },
    "ch10.three_neurons.weights": {
        "en": "W: three directions and the size.",
        "ko": "W: 세 방향과 크기를 담습니다.",
    },
    "ch10.three_neurons.bias": {
        "en": "b: where the center is; the input stays as it was.",
        "ko": "b: 중심의 자리를 담습니다. 입력은 그대로 둡니다.",
    },
    "ch10.three_neurons.inputs": {
        "en": "A list and whole numbers work.",
        "ko": "리스트와 정수도 받습니다.",
    },
    "ch10.success.range": {
        "en": "The worst run and the best; the seeds stay as they were.",
        "ko": "가장 나쁜 결과와 가장 좋은 결과를 구합니다. 시드는 그대로 둡니다.",
    },
    "ch10.success.median": {
        "en": "The median, for an odd and an even number of runs.",
        "ko": "결과가 홀수 개일 때도 짝수 개일 때도 중앙값을 구합니다.",
    },
    "ch10.success.rate": {
        "en": "How often everything was right.",
        "ko": "모두 맞힌 비율을 구합니다.",
    },
    "ch10.unwind.whole": {
        "en": "All the way: the arms lie straight; the input stays as it was.",
        "ko": "끝까지 풀면 나선이 곧게 놓입니다. 입력은 그대로 둡니다.",
    },
    "ch10.unwind.partly": {
        "en": "A part of the way.",
        "ko": "일부만 풀 수도 있습니다.",
    },
    "ch10.end_missing": {
        "en": "The last point is missing: the places stop one step short. Both ends belong to the "
              "points, so between n points there are n - 1 steps.",
        "ko": "마지막 점이 빠졌습니다. 한 걸음 앞에서 멈춥니다. 양 끝에 모두 점이 있으므로 점이 "
              "n개이면 그 사이의 걸음은 n - 1개입니다.",
    },
    "ch10.interval": {
        "en": "The curves run over another stretch of the first axis. Look again at where they "
              "begin and where they end.",
        "ko": "곡선이 첫째 축의 다른 구간에 놓였습니다. 어디에서 시작해 어디에서 끝나는지 다시 "
              "보세요.",
    },
    "ch10.curves_exchanged": {
        "en": "Both curves are there, but the upper one came first. Class 0 comes first, and lies "
              "below.",
        "ko": "두 곡선이 다 있지만 위의 곡선이 먼저 나왔습니다. 먼저 나오는 것은 클래스 0이고, "
              "아래에 있습니다.",
    },
    "ch10.second_curve_lower": {
        "en": "The curve of class 1 lies below the other one. It should lie above.",
        "ko": "클래스 1의 곡선이 다른 곡선보다 아래에 있습니다. 위에 있어야 합니다.",
    },
    "ch10.height_added": {
        "en": "The curves lie above the first axis at their lowest. Look at the sign of the "
              "number that goes with the square.",
        "ko": "곡선의 가장 낮은 곳이 첫째 축보다 위에 있습니다. 제곱에 붙은 수의 부호를 보세요.",
    },
    "ch10.coordinates_exchanged": {
        "en": "The two coordinates of each point are exchanged: the curves lie on their sides.",
        "ko": "점마다 두 좌표가 서로 바뀌어 곡선이 옆으로 누웠습니다.",
    },
    "ch10.curves_side_by_side": {
        "en": "The curves stand side by side, with four numbers in a row. A row is one point: put "
              "one curve under the other.",
        "ko": "두 곡선이 옆으로 나란히 있어 행마다 수가 네 개입니다. 행 하나가 점 하나입니다. 한 "
              "곡선 아래에 다른 곡선을 놓으세요.",
    },
    "ch10.coordinates_in_rows": {
        "en": "Each row holds one coordinate of all points. A row is one point, with its two "
              "coordinates side by side.",
        "ko": "행마다 모든 점의 좌표 하나가 들어 있습니다. 행 하나가 점 하나이고, 그 안에 두 "
              "좌표가 나란히 있어야 합니다.",
    },
    "ch10.classes_alternate": {
        "en": "The classes take turns, 0, 1, 0, 1, but the points do not: first come all points "
              "of class 0.",
        "ko": "클래스는 0, 1, 0, 1로 번갈아 나오는데 점은 그렇지 않습니다. 클래스 0의 점이 먼저 "
              "모두 나옵니다.",
    },
    "ch10.points_alternate": {
        "en": "The points of the two classes take turns. The task asks for all points of class 0 "
              "first.",
        "ko": "두 클래스의 점이 번갈아 나옵니다. 문제에서는 클래스 0의 점을 먼저 모두 "
              "늘어놓습니다.",
    },
    "ch10.classes_from_one": {
        "en": "The classes are 1 and 2. In this course they are counted from 0.",
        "ko": "클래스가 1과 2입니다. 이 강의에서는 0부터 셉니다.",
    },
    "ch10.weights_transposed": {
        "en": "The points went through the transpose of W. A row of X is a point, so X stands on "
              "the left and W as it is.",
        "ko": "점에 W의 전치를 곱했습니다. X에서는 행 하나가 점 하나이므로 X를 왼쪽에 두고 W는 "
              "그대로 씁니다.",
    },
    "ch10.weights_on_the_left": {
        "en": "W stood on the left of X. A row of X is a point, so X comes first and W follows.",
        "ko": "W가 X의 왼쪽에 있었습니다. X에서는 행 하나가 점 하나이므로 X가 먼저 오고 W가 뒤에 "
              "옵니다.",
    },
    "ch10.number_by_number": {
        "en": "X and W were multiplied number by number. A linear map adds up products: which "
              "sign of Python's does that?",
        "ko": "X와 W를 원소끼리 곱했습니다. 선형 변환은 곱한 것을 더합니다. 파이썬에서는 어떤 "
              "기호가 그 일을 하나요?",
    },
    "ch10.bias_in_the_map": {
        "en": "P already has the bias in it. If P was right at first, a line with += has changed "
              "it: two names can stand for one and the same array.",
        "ko": "P에 이미 편향이 들어 있습니다. 처음에 P가 맞았다면 +=가 있는 줄이 P를 바꾼 "
              "것입니다. 이름 두 개가 같은 배열 하나를 가리킬 수 있습니다.",
    },
    "ch10.bias_missing": {
        "en": "The bias is missing. Without it the origin stays where it is, and every line runs "
              "through it.",
        "ko": "편향이 빠졌습니다. 편향이 없으면 원점은 제자리에 있고, 직선은 언제나 원점을 "
              "지납니다.",
    },
    "ch10.bias_subtracted": {
        "en": "The bias was subtracted. A layer adds it.",
        "ko": "편향을 뺐습니다. 층에서는 편향을 더합니다.",
    },
    "ch10.translated_first": {
        "en": "The points were moved before the linear map, so the bias went through W as well. "
              "Which move comes first?",
        "ko": "선형 변환을 하기 전에 점을 옮겨서 편향에도 W가 곱해졌습니다. 어느 동작이 "
              "먼저인가요?",
    },
    "ch10.bias_on_the_weights": {
        "en": "The bias was added to the weights. It moves the points: it is added after the "
              "product, once for each row.",
        "ko": "편향을 가중치에 더했습니다. 편향은 점을 옮깁니다. 곱한 뒤에 행마다 한 번 더합니다.",
    },
    "ch10.each_from_the_start": {
        "en": "Each move began again with X. They follow one another: every move takes what the "
              "one before it has left.",
        "ko": "동작마다 X에서 다시 시작했습니다. 동작은 차례로 이어집니다. 앞의 동작이 남긴 것을 "
              "다음 동작이 받습니다.",
    },
    "ch10.bent_too_early": {
        "en": "P and A are right, but tanh got the points from before the translation.",
        "ko": "P와 A는 맞지만, tanh에 넣은 것은 평행 이동을 하기 전의 점입니다.",
    },
    "ch10.other_activation": {
        "en": "Z came from another activation function. The outputs of tanh lie between -1 and 1, "
              "and tanh 0 is 0.",
        "ko": "Z를 다른 활성화 함수로 구했습니다. tanh의 출력은 -1과 1 사이에 있고, tanh 0은 "
              "0입니다.",
    },
    "ch10.not_bent": {
        "en": "Z is the same as A: the third move is missing.",
        "ko": "Z가 A와 같습니다. 셋째 동작이 빠졌습니다.",
    },
    "ch10.moves_reversed": {
        "en": "The three results are right, but in the opposite order.",
        "ko": "세 결과는 맞지만 순서가 거꾸로입니다.",
    },
    "ch10.bias_added_back": {
        "en": "The bias was added once more. What was added on the way there is to be taken away "
              "on the way back.",
        "ko": "편향을 한 번 더 더했습니다. 갈 때 더한 것은 돌아올 때 뺍니다.",
    },
    "ch10.bias_forgotten": {
        "en": "The points are home but for the bias: its move was not undone.",
        "ko": "편향만큼 어긋난 자리로 돌아왔습니다. 평행 이동을 되돌리지 않았습니다.",
    },
    "ch10.bias_last": {
        "en": "The bias came after the inverse. The last move there is the first one back: in "
              "which order are linear map and translation undone?",
        "ko": "역행렬을 곱한 뒤에 편향을 다루었습니다. 갈 때의 마지막 동작을 돌아올 때는 맨 먼저 "
              "되돌립니다. 선형 변환과 평행 이동은 어떤 순서로 되돌리나요?",
    },
    "ch10.weights_again": {
        "en": "The points went through W once more. What undoes W?",
        "ko": "W를 한 번 더 곱했습니다. W를 되돌리는 것은 무엇인가요?",
    },
    "ch10.transpose_for_inverse": {
        "en": "The transpose took the place of the inverse. The two are the same for a pure turn "
              "only: multiply W by yours and look at the product.",
        "ko": "역행렬 자리에 전치를 썼습니다. 둘은 평면을 돌리기만 하는 행렬에서만 같습니다. W에 "
              "이것을 곱해 어떤 행렬이 나오는지 보세요.",
    },
    "ch10.inverse_from_the_left": {
        "en": "The inverse was multiplied from the other side. On the way there W stood on the "
              "right of the points.",
        "ko": "역행렬을 반대쪽에서 곱했습니다. 갈 때 W는 점의 오른쪽에 있었습니다.",
    },
    "ch10.reciprocals": {
        "en": "Each number of W was turned into 1 divided by it. The inverse of a matrix is "
              "another thing: W times its inverse leaves every point where it is.",
        "ko": "W의 수 하나하나를 역수로 바꾸었습니다. 역행렬은 다른 것입니다. W에 역행렬을 곱하면 "
              "모든 점이 제자리에 있어야 합니다.",
    },
    "ch10.determinant_left_out": {
        "en": "The diagonal is swapped and the signs are turned, and the division by the "
              "determinant is missing.",
        "ko": "대각선의 수를 바꾸고 부호도 바꾸었는데 행렬식으로 나누지 않았습니다.",
    },
    "ch10.determinant_multiplied": {
        "en": "The determinant was multiplied where it should divide.",
        "ko": "행렬식으로 나누어야 하는데 곱했습니다.",
    },
    "ch10.signs_kept": {
        "en": "In your inverse, the two numbers beside the diagonal have kept their signs.",
        "ko": "역행렬에서 대각선이 아닌 두 수의 부호를 바꾸지 않았습니다.",
    },
    "ch10.not_unbent": {
        "en": "The bending was not undone. What tanh did last is to be undone first.",
        "ko": "휜 것을 펴지 않았습니다. tanh가 마지막에 한 일을 맨 먼저 되돌립니다.",
    },
    "ch10.bent_again": {
        "en": "tanh bent the points once more. Its opposite has another name.",
        "ko": "tanh로 한 번 더 휘었습니다. tanh를 되돌리는 함수는 이름이 다릅니다.",
    },
    "ch10.other_arc": {
        "en": "This is the opposite of the tangent, not of the hyperbolic tangent: one letter of "
              "the name is missing.",
        "ko": "쌍곡탄젠트가 아니라 탄젠트를 되돌리는 함수입니다. 이름에 글자 하나가 빠졌습니다.",
    },
    "ch10.one_by_tanh": {
        "en": "1 divided by tanh is not the opposite of tanh. The opposite answers the question: "
              "of which a is z the tanh?",
        "ko": "1을 tanh로 나눈 것은 tanh를 되돌리는 함수가 아닙니다. 되돌리는 함수는 z가 어떤 a의 "
              "tanh인지 답합니다.",
    },
    "ch10.half_of_the_logarithm": {
        "en": "The sums before tanh came out twice as large. In the formula of artanh a factor "
              "stands before the logarithm.",
        "ko": "tanh를 지나기 전의 값이 두 배로 나왔습니다. artanh의 식에는 로그 앞에 곱하는 수가 "
              "있습니다.",
    },
    "ch10.unbent_last": {
        "en": "artanh came last. On the way there tanh was the last move, so on the way back its "
              "turn comes first.",
        "ko": "artanh를 마지막에 적용했습니다. 갈 때 tanh가 마지막 동작이었으니 돌아올 때는 맨 "
              "먼저입니다.",
    },
    "ch10.bias_before_artanh": {
        "en": "The bias was taken away before artanh. tanh came last, so it is undone first, and "
              "the bias after it.",
        "ko": "artanh를 적용하기 전에 편향을 뺐습니다. tanh가 마지막이었으니 먼저 되돌리고, "
              "편향은 그다음입니다.",
    },
    "ch10.fraction_upside_down": {
        "en": "The sums before tanh came out with the opposite sign. Look at the fraction inside "
              "the logarithm: for a positive z it should be larger than 1.",
        "ko": "tanh를 지나기 전의 값이 반대 부호로 나왔습니다. 로그 안의 분수를 보세요. z가 "
              "양수이면 1보다 커야 합니다.",
    },
    "ch10.other_logarithm": {
        "en": "The logarithm has another base. In the formula of artanh it is the natural one.",
        "ko": "로그의 밑이 다릅니다. artanh의 식에 나오는 것은 자연로그입니다.",
    },
    "ch10.empty_batch": {
        "en": "For a batch without points an empty list came back, of the shape (0,). It should "
              "have the shape (0, 2), like the batch.",
        "ko": "점이 없는 배치에서 형상이 (0,)인 빈 리스트가 나왔습니다. 배치와 같이 형상이 (0, "
              "2)여야 합니다.",
    },
    "ch10.products_added": {
        "en": "The two products were added. The determinant is a difference.",
        "ko": "두 곱을 더했습니다. 행렬식은 두 곱의 차입니다.",
    },
    "ch10.diagonal_only": {
        "en": "Only the product along one diagonal was taken. That is enough when one of the "
              "other two numbers is 0, and else it is not.",
        "ko": "한 대각선의 곱만 구했습니다. 나머지 두 수 가운데 하나가 0이면 맞지만, 그렇지 "
              "않으면 모자랍니다.",
    },
    "ch10.products_of_rows": {
        "en": "The products were taken along the rows. They run along the two diagonals.",
        "ko": "행을 따라 곱했습니다. 두 대각선을 따라 곱해야 합니다.",
    },
    "ch10.determinant_reversed": {
        "en": "The two products are right, but subtracted the wrong way round.",
        "ko": "두 곱은 맞지만 빼는 순서가 거꾸로입니다.",
    },
    "ch10.mirror_lost": {
        "en": "The sign is lost. A negative determinant says that the plane is mirrored, so the "
              "sign is wanted.",
        "ko": "부호가 사라졌습니다. 행렬식이 음수이면 평면이 뒤집힌다는 뜻이므로 부호가 "
              "필요합니다.",
    },
    "ch10.mirror_crushes": {
        "en": "A matrix with a negative determinant was taken for one that crushes. It mirrors "
              "the plane, and nothing is lost.",
        "ko": "행렬식이 음수인 행렬을 평면을 누르는 것으로 보았습니다. 그런 행렬은 평면을 뒤집을 "
              "뿐 잃는 것이 없습니다.",
    },
    "ch10.always_a_plane": {
        "en": "A plane was called a plane, and so was what is less. What does a determinant of 0 "
              "say of it?",
        "ko": "평면이 눌렸는데도 평면이 남는다고 답했습니다. 행렬식이 0이라는 것은 무슨 뜻인가요?",
    },
    "ch10.always_a_line": {
        "en": "With a determinant of 0 you always answer with a line. Which W presses the plane "
              "onto less than a line?",
        "ko": "행렬식이 0이면 언제나 직선이라고 답합니다. 평면을 직선보다 더 작은 것으로 누르는 "
              "W는 무엇인가요?",
    },
    "ch10.diagonal_of_zeros": {
        "en": "Only the diagonal was looked at. A number beside it moves points too: send (1, 0) "
              "and (0, 1) through this W.",
        "ko": "대각선만 보았습니다. 대각선이 아닌 수도 점을 옮깁니다. 이 W에 (1, 0)과 (0, 1)을 "
              "넣어 보세요.",
    },
    "ch10.always_a_point": {
        "en": "With a determinant of 0 you always answer with a point. Send (1, 0) and (0, 1) "
              "through such a W: are both pressed onto the origin?",
        "ko": "행렬식이 0이면 언제나 점이라고 답합니다. 그런 W에 (1, 0)과 (0, 1)을 넣어 보세요. "
              "둘 다 원점으로 눌리나요?",
    },
    "ch10.exactly_zero": {
        "en": "A determinant was asked whether it is exactly 0. Computed with decimals it can "
              "miss 0 by a hair: print it for this W.",
        "ko": "행렬식이 정확히 0인지 비교했습니다. 실수(float)로 계산하면 0에서 아주 조금 어긋날 "
              "수 있습니다. 이 W의 행렬식을 출력해 보세요.",
    },
    "ch10.small_is_not_zero": {
        "en": "A small determinant was taken for 0. The plane has shrunk, but a small plane is "
              "still a plane: rounding errors are far smaller than this.",
        "ko": "작은 행렬식을 0으로 보았습니다. 평면이 작아졌을 뿐, 작은 평면도 평면입니다. 반올림 "
              "오차는 이보다 훨씬 작습니다.",
    },
    "ch10.size_of_entries": {
        "en": "A 0 somewhere in W does not crush the plane. Only the determinant says whether it "
              "does.",
        "ko": "W 어딘가에 0이 있다고 평면이 눌리지는 않습니다. 눌리는지 알려 주는 것은 "
              "행렬식입니다.",
    },
    "ch10.rows_counted": {
        "en": "The rows that are not 0 were counted. Two such rows can point the same way, and "
              "then only a line is left.",
        "ko": "0이 아닌 행의 수를 셌습니다. 그런 두 행이 같은 방향을 가리키면 직선만 남습니다.",
    },
    "ch10.sides_exchanged": {
        "en": "The sides are exchanged: class 1 belongs where the weighted sum plus the bias is "
              "above 0.",
        "ko": "두 쪽이 서로 바뀌었습니다. 가중합에 편향을 더한 값이 0보다 큰 쪽이 클래스 1의 "
              "자리입니다.",
    },
    "ch10.line_is_class_one": {
        "en": "A sample on the line itself was counted for class 1. Its sum is 0, which is not "
              "above 0.",
        "ko": "직선 위의 샘플을 클래스 1로 쳤습니다. 거기에서는 값이 0이고, 0은 0보다 크지 "
              "않습니다.",
    },
    "ch10.wrong_ones_counted": {
        "en": "The samples on the wrong side were counted.",
        "ko": "틀린 쪽에 있는 샘플을 셌습니다.",
    },
    "ch10.share_for_count": {
        "en": "This is the share of samples on their side. The task asks how many there are.",
        "ko": "맞는 쪽에 있는 샘플의 비율입니다. 문제에서는 몇 개인지 묻습니다.",
    },
    "ch10.sign_compared": {
        "en": "The sign of the sum was compared with the class. A sign is -1, 0 or 1, and the "
              "class is 0 or 1, so class 0 never agrees.",
        "ko": "값의 부호를 클래스와 비교했습니다. 부호는 -1, 0, 1이고 클래스는 0과 1이므로, "
              "클래스 0은 맞을 수가 없습니다.",
    },
    "ch10.ones_counted": {
        "en": "The samples on the side of class 1 were counted, whatever their class. Compare the "
              "side of each with its class.",
        "ko": "클래스와 상관없이 클래스 1 쪽에 있는 샘플을 셌습니다. 샘플이 놓인 쪽을 그 샘플의 "
              "클래스와 비교하세요.",
    },
    "ch10.length_missing": {
        "en": "The margin is a weighted sum, not yet a distance: with weights twice as large it "
              "would double, though the line stays. What takes that out?",
        "ko": "아직 거리가 아니라 가중합입니다. 가중치를 두 배로 하면 직선은 그대로인데 이 값은 "
              "두 배가 됩니다. 무엇으로 나누면 그렇지 않을까요?",
    },
    "ch10.length_squared": {
        "en": "The sum was divided by the square of the length of w. Weights twice as large would "
              "halve this margin; a distance would stay.",
        "ko": "w 길이의 제곱으로 나누었습니다. 가중치를 두 배로 하면 이 값은 절반이 되지만 거리는 "
              "그대로여야 합니다.",
    },
    "ch10.entries_added": {
        "en": "The weights were added up. The length of w is what Pythagoras says: for (3, 4) it "
              "is 5.",
        "ko": "가중치를 그냥 더했습니다. w의 길이는 피타고라스의 정리로 구합니다. (3, 4)의 길이는 "
              "5입니다.",
    },
    "ch10.bias_in_the_length": {
        "en": "The bias went into the length. It moves the line, but only w gives the direction "
              "and the scale.",
        "ko": "길이에 편향이 들어갔습니다. 편향은 직선을 옮길 뿐이고, 방향과 크기는 w에만 "
              "있습니다.",
    },
    "ch10.class_as_sign": {
        "en": "The class was taken as a factor. For class 0 it wipes the sum out; what is needed "
              "is a sign, -1 for one class and 1 for the other.",
        "ko": "클래스를 그대로 곱했습니다. 클래스 0에서는 값이 지워집니다. 필요한 것은 한 "
              "클래스에는 -1, 다른 클래스에는 1인 부호입니다.",
    },
    "ch10.distance_without_sign": {
        "en": "This is the smallest distance, and a sample on the wrong side counts as if it were "
              "right. On the wrong side the distance is negative.",
        "ko": "가장 짧은 거리를 구했는데, 틀린 쪽의 샘플도 맞은 것처럼 쳤습니다. 틀린 쪽에서는 "
              "거리가 음수입니다.",
    },
    "ch10.side_forgotten": {
        "en": "The sign says on which side of the line a sample lies, and should say whether that "
              "is its own side. For which class must it be turned?",
        "ko": "샘플이 직선의 어느 쪽에 있는지는 부호에 담겼지만, 그쪽이 맞는 쪽인지는 담기지 "
              "않았습니다. 어느 클래스에서 부호를 바꾸어야 하나요?",
    },
    "ch10.right_ones_only": {
        "en": "Only samples on their own side went into the margin. One on the wrong side must "
              "show, as a negative number.",
        "ko": "맞는 쪽에 있는 샘플만 넣어 구했습니다. 틀린 쪽의 샘플도 음수로 드러나야 합니다.",
    },
    "ch10.farthest": {
        "en": "This belongs to the sample farthest on its side. The margin is that of the one "
              "that fares worst.",
        "ko": "맞는 쪽으로 가장 멀리 있는 샘플의 값입니다. 가장 아슬아슬하거나 가장 많이 틀린 "
              "샘플의 값을 구해야 합니다.",
    },
    "ch10.mean_distance": {
        "en": "This is the mean over all samples. One bad sample is hidden by many good ones: the "
              "margin is that of the one that fares worst.",
        "ko": "모든 샘플의 평균입니다. 나쁜 샘플 하나가 좋은 샘플 여럿에 묻힙니다. 가장 "
              "아슬아슬하거나 가장 많이 틀린 샘플의 값을 구해야 합니다.",
    },
    "ch10.distances_in_a_row": {
        "en": "Every sample has its distance, but the margin is one number: which of them?",
        "ko": "샘플마다 거리를 구했지만 구할 것은 수 하나입니다. 그 가운데 어느 것인가요?",
    },
    "ch10.results_exchanged": {
        "en": "Both results are there, but in the other order. The task names the first one first.",
        "ko": "두 결과가 다 있지만 순서가 바뀌었습니다. 문제에 먼저 적힌 것을 먼저 돌려주세요.",
    },
    "ch10.points_in_columns": {
        "en": "X has the shape {came}: its points stand in columns. A row is a sample, with two "
              "numbers.",
        "ko": "X의 형상이 {came}입니다. 점이 열에 놓였습니다. 행 하나가 샘플 하나이고, 행마다 "
              "수가 두 개 있습니다.",
    },
    "ch10.not_points": {
        "en": "X has the shape {came}. It should hold twice as many rows as a class has points, "
              "and two numbers in each.",
        "ko": "X의 형상이 {came}입니다. 행의 수는 한 클래스의 점의 두 배이고, 행마다 수가 두 개 "
              "있어야 합니다.",
    },
    "ch10.degrees": {
        "en": "An angle is in degrees somewhere. The functions of NumPy take radians, where a "
              "whole turn is 2π.",
        "ko": "어딘가에서 각도를 도(°)로 썼습니다. NumPy의 함수는 라디안을 받고, 한 바퀴는 "
              "2π입니다.",
    },
    "ch10.half_turns": {
        "en": "The arms go round half as often as they should. How large is the angle of a whole "
              "turn?",
        "ko": "나선이 도는 횟수가 절반입니다. 한 바퀴의 각도는 얼마인가요?",
    },
    "ch10.turned_backward": {
        "en": "The arms turn the other way. Look for a minus in the angle, or before the sine.",
        "ko": "나선이 반대 방향으로 돕니다. 각도나 사인 앞에 빼기 기호가 있는지 보세요.",
    },
    "ch10.turns_forgotten": {
        "en": "The arms go round once, whatever is asked for. Where does the number of turns come "
              "in?",
        "ko": "몇 바퀴를 넣든 한 바퀴만 돕니다. 바퀴 수는 식의 어디에 들어가나요?",
    },
    "ch10.sine_first": {
        "en": "Sine and cosine are exchanged. At the angle 0 a direction points along the first "
              "axis.",
        "ko": "사인과 코사인이 서로 바뀌었습니다. 각도가 0이면 첫째 축의 방향입니다.",
    },
    "ch10.radius": {
        "en": "The angles are right, the radius is not. Where does it begin, and where does it "
              "end?",
        "ko": "각도는 맞지만 반지름이 다릅니다. 얼마에서 시작해 얼마에서 끝나나요?",
    },
    "ch10.same_arm_twice": {
        "en": "Both classes have the same arm. The second one is turned by half a turn.",
        "ko": "두 클래스의 나선이 똑같습니다. 둘째 나선은 반 바퀴 돌린 것입니다.",
    },
    "ch10.mirrored_arm": {
        "en": "The second arm is a mirror image of the first. A turn by half a turn changes the "
              "sign of both coordinates.",
        "ko": "둘째 나선이 첫째 나선을 거울에 비춘 모양입니다. 반 바퀴를 돌리면 두 좌표의 부호가 "
              "다 바뀝니다.",
    },
    "ch10.quarter_turn": {
        "en": "The second arm is turned by a quarter of a turn. How large is the angle of half a "
              "turn?",
        "ko": "둘째 나선이 4분의 1바퀴만 돌았습니다. 반 바퀴의 각도는 얼마인가요?",
    },
    "ch10.noise_missing": {
        "en": "No noise was added.",
        "ko": "잡음을 더하지 않았습니다.",
    },
    "ch10.noise_always_drawn": {
        "en": "The function needs rng although there is no noise to draw. Without noise rng may "
              "be None.",
        "ko": "뽑을 잡음이 없는데도 rng가 필요합니다. 잡음이 없으면 rng는 None일 수 있습니다.",
    },
    "ch10.noise_squared": {
        "en": "The noise has another size. The second number of rng.normal is the standard "
              "deviation itself, neither its square nor its root.",
        "ko": "잡음의 크기가 다릅니다. rng.normal의 둘째 수는 표준편차입니다. 그 제곱도 제곱근도 "
              "아닙니다.",
    },
    "ch10.noise_not_scaled": {
        "en": "The noise has the standard deviation 1, whatever is asked for.",
        "ko": "무엇을 넣든 잡음의 표준편차가 1입니다.",
    },
    "ch10.deviation_as_mean": {
        "en": "The noise has the mean that its deviation should be: the first number of "
              "rng.normal is the mean, the second the standard deviation.",
        "ko": "표준편차여야 할 수가 잡음의 평균이 되었습니다. rng.normal의 첫째 수는 평균, 둘째 "
              "수는 표준편차입니다.",
    },
    "ch10.one_number_a_point": {
        "en": "Both coordinates of a point were moved by the same number. Each gets one of its "
              "own.",
        "ko": "한 점의 두 좌표에 같은 수를 더했습니다. 좌표마다 따로 뽑아야 합니다.",
    },
    "ch10.one_number_for_all": {
        "en": "One number was drawn and added everywhere. rng.normal draws as many as its third "
              "argument says.",
        "ko": "수 하나를 뽑아 모든 곳에 더했습니다. rng.normal은 셋째 인수만큼 뽑습니다.",
    },
    "ch10.uniform_noise": {
        "en": "The noise comes from a uniform distribution. Which method of rng draws from the "
              "normal one?",
        "ko": "잡음을 균등분포에서 뽑았습니다. 정규분포에서 뽑는 rng의 메서드는 무엇인가요?",
    },
    "ch10.noise_multiplied": {
        "en": "The points were multiplied by the noise. It is added.",
        "ko": "점에 잡음을 곱했습니다. 잡음은 더합니다.",
    },
    "ch10.noise_turned_too": {
        "en": "The second arm has the same noise as the first, turned. Noise comes last, when "
              "both arms are there.",
        "ko": "둘째 나선의 잡음이 첫째 나선의 잡음을 돌린 것입니다. 두 나선을 다 만든 뒤 마지막에 "
              "잡음을 더합니다.",
    },
    "ch10.noise_by_columns": {
        "en": "The noise was drawn for all first coordinates, then for all second ones. Drawn in "
              "one call for the whole shape, the two numbers of a point follow each other.",
        "ko": "첫째 좌표의 잡음을 모두 뽑은 다음 둘째 좌표의 잡음을 뽑았습니다. 전체 형상을 한 "
              "번에 뽑으면 한 점의 두 수가 이어서 나옵니다.",
    },
    "ch10.own_generator": {
        "en": "The noise comes from a generator that the function made. It should come from the "
              "one handed over, or the caller cannot choose the seed.",
        "ko": "함수가 직접 만든 생성기에서 잡음을 뽑았습니다. 받은 생성기에서 뽑아야 함수를 "
              "부르는 쪽에서 시드를 고를 수 있습니다.",
    },
    "ch10.even_radii": {
        "en": "The radii are even, and the areas are not: twice as far out there is twice as much "
              "room. Begin with the area of a circle.",
        "ko": "반지름이 고를 뿐 넓이가 고르지 않습니다. 중심에서 두 배 먼 곳은 자리도 두 "
              "배입니다. 원의 넓이에서 시작하세요.",
    },
    "ch10.root_missing": {
        "en": "This is the square of the radius.",
        "ko": "반지름이 아니라 반지름의 제곱입니다.",
    },
    "ch10.factor_under_the_root": {
        "en": "The radii went under the root as they are. There, everything is a square.",
        "ko": "반지름을 그대로 제곱근 안에 넣었습니다. 그 안에는 모두 제곱이 들어갑니다.",
    },
    "ch10.half_a_point": {
        "en": "The shares are off by part of a point. No point lies at the very middle and none "
              "on the edge: the first has half a step before it.",
        "ko": "비율이 점 하나의 일부만큼 어긋났습니다. 한가운데에도 가장자리에도 점이 없습니다. "
              "첫 점 앞에는 반걸음이 있습니다.",
    },
    "ch10.counted_from_one": {
        "en": "The points were counted from 1, in the share or in the angle. The first is number "
              "0.",
        "ko": "비율이나 각도에서 점을 1부터 셌습니다. 첫 점의 번호는 0입니다.",
    },
    "ch10.hole_forgotten": {
        "en": "The points of class 1 fill a whole disc. The ring begins where its hole ends.",
        "ko": "클래스 1의 점이 원판 하나를 다 채웠습니다. 고리는 구멍이 끝나는 곳에서 시작합니다.",
    },
    "ch10.thinned_ring": {
        "en": "In the ring the points do not lie evenly. Which area lies between its inner edge "
              "and the circle through a point?",
        "ko": "고리의 점이 고르게 놓이지 않았습니다. 고리의 안쪽 가장자리와 점을 지나는 원 사이의 "
              "넓이는 얼마인가요?",
    },
    "ch10.radius_added": {
        "en": "The radius of the hole was added to a root. Areas may be added up, radii may not: "
              "what belongs under the root?",
        "ko": "구멍의 반지름을 제곱근에 더했습니다. 넓이는 더해도 되지만 반지름은 그렇지 "
              "않습니다. 제곱근 안에는 무엇이 들어가야 하나요?",
    },
    "ch10.share_above_one": {
        "en": "A share came out larger than 1. Look at what is divided by n: a division binds "
              "tighter than a sum.",
        "ko": "비율이 1보다 크게 나왔습니다. 무엇을 n으로 나누는지 보세요. 나눗셈은 덧셈보다 먼저 "
              "계산합니다.",
    },
    "ch10.numbers_run_on": {
        "en": "The points of the ring are numbered on from those of the disc. In each class k "
              "begins at 0.",
        "ko": "고리의 점에 원판의 점을 이어서 번호를 매겼습니다. k는 클래스마다 0에서 시작합니다.",
    },
    "ch10.width_squared": {
        "en": "The width of the ring was squared. Its area is a difference of two squares, which "
              "is not the square of the difference.",
        "ko": "고리의 너비를 제곱했습니다. 고리의 넓이는 두 제곱의 차이고, 차의 제곱과는 다릅니다.",
    },
    "ch10.ring_from_the_middle": {
        "en": "The ring has grown beyond the radius 1: the area of its hole was counted twice.",
        "ko": "고리가 반지름 1을 넘어섰습니다. 구멍의 넓이를 두 번 셌습니다.",
    },
    "ch10.ring_first": {
        "en": "The ring came first. Class 0 is the disc.",
        "ko": "고리가 먼저 나왔습니다. 클래스 0은 원판입니다.",
    },
    "ch10.fold_shapes": {
        "en": "W1 has the shape {first} and W2 the shape {second}. The hidden layer takes d "
              "numbers to h, and the second layer takes these h to d again.",
        "ko": "W1의 형상은 {first}, W2의 형상은 {second}입니다. 은닉층은 수 d개를 h개로 바꾸고, "
              "둘째 층은 그 h개를 다시 d개로 바꿉니다.",
    },
    "ch10.crushed": {
        "en": "Positive numbers pass and negative ones are crushed to 0. Nothing looks the other "
              "way yet: which neuron is above 0 for a negative number?",
        "ko": "양수는 그대로 나오고 음수는 0이 됩니다. 반대쪽을 보는 뉴런이 아직 없습니다. 음수일 "
              "때 0보다 커지는 뉴런은 무엇인가요?",
    },
    "ch10.crushed_twice": {
        "en": "Two neurons look the same way, so positive numbers count double and negative ones "
              "not at all.",
        "ko": "뉴런 두 개가 같은 쪽을 봅니다. 그래서 양수는 두 번 세고 음수는 한 번도 세지 "
              "않습니다.",
    },
    "ch10.unfolded_again": {
        "en": "What came out is what went in: ReLU(x) minus ReLU(-x) is x again, and nothing was "
              "folded.",
        "ko": "들어간 것이 그대로 나왔습니다. ReLU(x)에서 ReLU(-x)를 빼면 다시 x가 되어 접힌 것이 "
              "없습니다.",
    },
    "ch10.folded_downward": {
        "en": "The fold is there, with the opposite sign.",
        "ko": "접히기는 했지만 부호가 반대입니다.",
    },
    "ch10.half_height": {
        "en": "The fold is there, but half as high. For each number only one of its two neurons "
              "is above 0, so there is no mean to take.",
        "ko": "접혔지만 높이가 절반입니다. 수 하나에 대해 두 뉴런 가운데 하나만 0보다 크므로 "
              "평균할 것이 없습니다.",
    },
    "ch10.partners_mixed": {
        "en": "The second layer adds neurons that belong to different coordinates. In which order "
              "does your first layer have them?",
        "ko": "둘째 층이 서로 다른 좌표의 뉴런을 더합니다. 첫째 층에는 뉴런이 어떤 순서로 놓여 "
              "있나요?",
    },
    "ch10.all_added_up": {
        "en": "Every output adds up all neurons. Each coordinate has two of its own.",
        "ko": "출력마다 모든 뉴런을 더했습니다. 좌표마다 쓰이는 뉴런은 두 개입니다.",
    },
    "ch10.size_multiplied": {
        "en": "The weights grow with the picture. When everything is twice as large, the same "
              "point stands twice as far away: what must the weights do?",
        "ko": "그림이 커질 때 가중치도 커집니다. 모든 것이 두 배가 되면 같은 점이 두 배 먼 곳에 "
              "놓입니다. 가중치는 어떻게 되어야 하나요?",
    },
    "ch10.size_forgotten": {
        "en": "The size of the picture does not come in.",
        "ko": "그림의 크기가 들어가지 않았습니다.",
    },
    "ch10.center_forgotten": {
        "en": "The bias is 1 wherever the center is. It should give the sum 1 at the center: "
              "compute X @ W + b for that point.",
        "ko": "중심이 어디에 있든 편향이 1입니다. 중심에서 값이 1이 되어야 합니다. 그 점의 X @ W "
              "+ b를 계산해 보세요.",
    },
    "ch10.center_added": {
        "en": "The center was added on. To bring it back to the origin it is taken away.",
        "ko": "중심을 더했습니다. 중심을 원점으로 되돌리려면 빼야 합니다.",
    },
    "ch10.one_forgotten": {
        "en": "At the center the sums should be 1, as in the chapter, and they are 0.",
        "ko": "중심에서 값이 책에서처럼 1이어야 하는데 0입니다.",
    },
    "ch10.center_not_weighted": {
        "en": "The center went into the bias without the whole weights. Write (x - center) in "
              "place of x, divide by the size, and multiply out.",
        "ko": "편향에 넣은 중심에 가중치를 다 곱하지 않았습니다. x 자리에 (x - center)를 쓰고 "
              "크기로 나눈 뒤 풀어 보세요.",
    },
    "ch10.bias_scaled": {
        "en": "The 1 of the bias was divided by the size too. It is a number of the neuron's, not "
              "a place in the plane.",
        "ko": "편향의 1까지 크기로 나누었습니다. 그 1은 뉴런의 수이지 평면의 자리가 아닙니다.",
    },
    "ch10.four_missing": {
        "en": "The directions are right, but the factor 4 is missing.",
        "ko": "방향은 맞지만 4를 곱하지 않았습니다.",
    },
    "ch10.whole_turn_counted": {
        "en": "The three angles run from 0 to a whole turn, both included. A whole turn is the "
              "direction 0 again, so two neurons look the same way.",
        "ko": "세 각도가 0부터 한 바퀴까지, 양 끝을 넣어 놓였습니다. 한 바퀴는 다시 0의 "
              "방향이므로 뉴런 둘이 같은 쪽을 봅니다.",
    },
    "ch10.right_angles": {
        "en": "The three directions are a right angle apart. They share a whole turn evenly.",
        "ko": "세 방향이 직각만큼씩 떨어져 있습니다. 한 바퀴를 똑같이 나누어야 합니다.",
    },
    "ch10.run_again": {
        "en": "A seed was run a second time. A run takes long, so make each once, keep what it "
              "returns under a name, and take all four numbers from there.",
        "ko": "같은 시드를 두 번 돌렸습니다. 한 번 돌리는 데 오래 걸리므로 시드마다 한 번만 돌려 "
              "결과를 담아 두고, 네 수를 모두 거기에서 구하세요.",
    },
    "ch10.places_for_seeds": {
        "en": "The runs got 0, 1, 2 and so on, not the seeds of the list.",
        "ko": "리스트의 시드가 아니라 0, 1, 2, …를 넣어 돌렸습니다.",
    },
    "ch10.first_seed_only": {
        "en": "Only the first seed was run. Look at where the return stands.",
        "ko": "첫 시드만 돌렸습니다. return의 자리를 보세요.",
    },
    "ch10.last_seed_missing": {
        "en": "The last seed was not run.",
        "ko": "마지막 시드를 돌리지 않았습니다.",
    },
    "ch10.seeds_for_results": {
        "en": "These numbers are about the seeds themselves. A seed has no size: what counts is "
              "what its run returns.",
        "ko": "시드 값으로 계산했습니다. 그 시드로 학습시킨 결과를 써야 합니다. 그 시드로 돌린 "
              "결과를 써야 합니다.",
    },
    "ch10.highest_first": {
        "en": "The highest and the lowest are exchanged.",
        "ko": "가장 큰 것과 가장 작은 것이 서로 바뀌었습니다.",
    },
    "ch10.mean_for_median": {
        "en": "This is the mean. A single bad run drags it down; the median is the run in the "
              "middle.",
        "ko": "평균입니다. 평균은 나쁜 결과 하나에도 끌려 내려갑니다. 중앙값은 한가운데의 "
              "결과입니다.",
    },
    "ch10.middle_of_the_ends": {
        "en": "This is halfway between the worst and the best run. The median has as many runs "
              "below it as above it.",
        "ko": "가장 나쁜 결과와 가장 좋은 결과의 가운데 값입니다. 중앙값은 그보다 낮은 결과와 "
              "높은 결과의 수가 같은 값입니다.",
    },
    "ch10.not_sorted": {
        "en": "This is the run in the middle of the list of seeds. Put the results in order "
              "before you look for their middle.",
        "ko": "시드 목록에서 가운데에 있는 결과입니다. 가운데를 찾기 전에 결과를 크기순으로 "
              "놓으세요.",
    },
    "ch10.one_of_two_middles": {
        "en": "With an even number of runs there are two in the middle, and one of them was "
              "taken. The median lies halfway between.",
        "ko": "결과가 짝수 개이면 가운데에 두 개가 있는데 그 가운데 하나를 골랐습니다. 중앙값은 "
              "둘의 한가운데입니다.",
    },
    "ch10.accuracy_for_rate": {
        "en": "This is the mean accuracy. A run with 199 of 200 right has not separated the "
              "classes: count the runs that have.",
        "ko": "정확도의 평균입니다. 200개 가운데 199개를 맞혔으면 클래스를 나눈 것이 아닙니다. "
              "나눈 것이 몇 번인지 세세요.",
    },
    "ch10.best_for_rate": {
        "en": "This is the accuracy of the best run. It says nothing about how often a run "
              "succeeds.",
        "ko": "가장 좋은 결과의 정확도입니다. 얼마나 자주 성공하는지는 알려 주지 않습니다.",
    },
    "ch10.never_equal": {
        "en": "The rate is always 0. A list as a whole never equals a number: to compare each "
              "result, make an array of the list. And no run can have more than all samples "
              "right: look for a > too.",
        "ko": "비율이 언제나 0입니다. 리스트 전체는 수 하나와 같을 수 없습니다. 결과를 하나씩 "
              "비교하려면 리스트를 배열로 바꾸세요. 또 전체보다 많이 맞힐 수는 없으니 >를 쓰지 "
              "않았는지도 보세요.",
    },
    "ch10.shares_for_numbers": {
        "en": "The results were divided by the total. The task asks for the numbers of right "
              "samples; only the rate is a share.",
        "ko": "결과를 total로 나누었습니다. 문제에서는 맞힌 샘플의 수를 묻습니다. 비율은 "
              "성공률뿐입니다.",
    },
    "ch10.count_for_rate": {
        "en": "This is how many runs succeeded. A rate is a share of all runs.",
        "ko": "성공한 횟수입니다. 비율은 전체 가운데 얼마인지를 말합니다.",
    },
    "ch10.percent": {
        "en": "The rate is in percent. The task asks for a number from 0 to 1.",
        "ko": "비율이 백분율로 나왔습니다. 문제에서는 0부터 1까지의 수를 묻습니다.",
    },
    "ch10.failures_counted": {
        "en": "This is the rate of the runs that failed.",
        "ko": "실패한 비율입니다.",
    },
    "ch10.best_run_is_success": {
        "en": "The runs as good as the best were counted. A success has all samples right, and it "
              "may be that no run has.",
        "ko": "가장 좋은 결과와 같은 것을 셌습니다. 성공은 모든 샘플을 맞힌 것이고, 한 번도 "
              "성공하지 못했을 수도 있습니다.",
    },
    "ch10.rate_of_samples": {
        "en": "The successful runs were divided by the number of samples. They are a share of the "
              "runs.",
        "ko": "성공한 횟수를 샘플의 수로 나누었습니다. 돌린 횟수로 나누어야 합니다.",
    },
    "ch10.wound_further": {
        "en": "The arms are wound further instead of unwound. Look at the sign of the turn.",
        "ko": "나선이 풀리지 않고 더 감겼습니다. 돌리는 각도의 부호를 보세요.",
    },
    "ch10.same_turn_for_all": {
        "en": "All points were turned by the same angle. The whole plane has turned, and the arms "
              "are wound as before.",
        "ko": "모든 점을 같은 각도로 돌렸습니다. 평면이 통째로 돌았을 뿐 나선은 그대로 감겨 "
              "있습니다.",
    },
    "ch10.radius_not_shifted": {
        "en": "The angle does not fit the radius. An arm begins at the radius 0.1 without having "
              "turned, and at the radius 1 it has turned all the way.",
        "ko": "각도가 반지름과 맞지 않습니다. 나선은 반지름 0.1에서 돌지 않은 채로 시작하고, "
              "반지름 1에서는 다 돌아 있습니다.",
    },
    "ch10.straight_lines": {
        "en": "The points went straight from start to end and passed each other on the way. Each "
              "should keep its distance from the origin and turn.",
        "ko": "점이 처음 자리에서 끝 자리까지 곧장 갔고, 가는 길에 서로 겹칩니다. 점마다 원점과의 "
              "거리를 지키면서 돌아야 합니다.",
    },
    "ch10.share_forgotten": {
        "en": "The arms are unwound all the way, whatever share is asked for.",
        "ko": "얼마를 풀라고 하든 끝까지 풀었습니다.",
    },
}

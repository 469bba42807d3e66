"""Messages of the assignment ``ch09_mnist``: titles of the steps, then known mistakes."""

MESSAGES = {
    "ch09.count_parameters.layer": {
        "en": "A single layer.",
        "ko": "층 하나의 매개변수를 셉니다.",
    },
    "ch09.count_parameters.network": {
        "en": "Whole networks.",
        "ko": "신경망 전체의 매개변수를 셉니다.",
    },
    "ch09.read_idx.labels": {
        "en": "Files of labels, one axis.",
        "ko": "축이 하나인 레이블 파일을 읽습니다.",
    },
    "ch09.read_idx.images": {
        "en": "Several axes.",
        "ko": "축이 여러 개인 파일도 읽습니다.",
    },
    "ch09.read_idx.refused": {
        "en": "Files that are not right (−1 stands for a ValueError).",
        "ko": "잘못된 파일에서는 ValueError가 납니다(−1은 ValueError를 뜻합니다).",
    },
    "ch09.prepare.one": {
        "en": "The pixels of one image.",
        "ko": "이미지 한 장의 픽셀을 준비합니다.",
    },
    "ch09.prepare.batch": {
        "en": "Several images, and none.",
        "ko": "이미지 여러 장도, 0장도 준비합니다.",
    },
    "ch09.prepare.targets": {
        "en": "The one-hot targets.",
        "ko": "원-핫 목표값을 만듭니다.",
    },
    "ch09.distances.hand": {
        "en": "A single image.",
        "ko": "이미지 한 장의 거리를 구합니다.",
    },
    "ch09.distances.table": {
        "en": "The whole table.",
        "ko": "표 전체를 구합니다.",
    },
    "ch09.distances.bytes": {
        "en": "Bytes and lists.",
        "ko": "바이트와 리스트도 받습니다.",
    },
    "ch09.split.sizes": {
        "en": "Every sample in one of the two sets.",
        "ko": "모든 샘플이 두 세트 가운데 한 곳에 들어갑니다.",
    },
    "ch09.split.pairs": {
        "en": "Every sample with its label.",
        "ko": "레이블이 자기 샘플과 짝이 맞습니다.",
    },
    "ch09.split.mixed": {
        "en": "Drawn at random.",
        "ko": "무작위로 뽑습니다.",
    },
    "ch09.confusion.counts": {
        "en": "The matrix.",
        "ko": "혼동 행렬을 구합니다.",
    },
    "ch09.confusion.share": {
        "en": "The accuracy.",
        "ko": "정확도를 구합니다.",
    },
    "ch09.confusion.inputs": {
        "en": "Lists, equal logits, classes without a sample.",
        "ko": "리스트, 똑같은 로짓, 샘플이 없는 클래스도 다룹니다.",
    },
    "ch09.shifted.one": {
        "en": "One image, down and to the right.",
        "ko": "이미지 한 장을 아래와 오른쪽으로 옮깁니다.",
    },
    "ch09.shifted.each": {
        "en": "Each image by its own shift.",
        "ko": "이미지마다 다른 만큼 옮깁니다.",
    },
    "ch09.shifted.edges": {
        "en": "Up and to the left, and over the edge.",
        "ko": "위와 왼쪽으로, 그리고 가장자리 너머로도 옮깁니다.",
    },
    "ch09.shifted.still": {
        "en": "Shifts of 0, and inputs left as they were.",
        "ko": "0만큼 옮겨도 되고, 입력을 바꾸지 않습니다.",
    },
    "ch09.train.history": {
        "en": "The history, with one batch of all images.",
        "ko": "모든 이미지를 한 배치로 넣을 때의 history가 맞습니다.",
    },
    "ch09.train.rest": {
        "en": "Shuffled mini-batches, the last one smaller.",
        "ko": "섞은 미니배치를 쓰고, 마지막 것은 더 작아도 됩니다.",
    },
    "ch09.train.learns": {
        "en": "It reads new images.",
        "ko": "새 이미지를 읽습니다.",
    },
    "ch09.train_with_patience.history": {
        "en": "The validation losses.",
        "ko": "검증 손실을 구합니다.",
    },
    "ch09.train_with_patience.stops": {
        "en": "The end of training.",
        "ko": "맞는 때에 학습을 끝냅니다.",
    },
    "ch09.train_with_patience.best": {
        "en": "The parameters of the best epoch.",
        "ko": "가장 좋은 에폭의 매개변수를 남깁니다.",
    },
    "ch09.slant.slopes": {
        "en": "The slant.",
        "ko": "기울어진 정도를 구합니다.",
    },
    "ch09.slant.empty": {
        "en": "No ink, or one row of it.",
        "ko": "잉크가 없거나 한 행에만 있어도 됩니다.",
    },
    "ch09.biases_missing": {
        "en": "The weights are counted, the biases are not. How many of them does a layer have?",
        "ko": "가중치만 세고 편향은 세지 않았습니다. 한 층에 편향이 몇 개 있나요?",
    },
    "ch09.bias_for_inputs": {
        "en": "The inputs got biases too. A bias belongs to a node that forms a weighted sum, and "
              "the input layer forms none.",
        "ko": "입력에도 편향을 주었습니다. 편향은 가중합을 구하는 노드의 것이고, 입력층은 가중합을 "
              "구하지 않습니다.",
    },
    "ch09.one_bias_a_layer": {
        "en": "Each layer got a single bias. Every node of it has its own.",
        "ko": "층마다 편향을 하나만 주었습니다. 편향은 노드마다 하나씩 있습니다.",
    },
    "ch09.first_layer_only": {
        "en": "Only the first layer was counted. How many pairs of neighbors has the list?",
        "ko": "첫째 층만 세었습니다. 리스트에서 이웃한 두 수의 쌍은 몇 개인가요?",
    },
    "ch09.nodes_counted": {
        "en": "These are the nodes. What is asked for are the numbers that belong to them.",
        "ko": "노드 수를 셌습니다. 문제에서 묻는 것은 가중치와 편향의 개수입니다.",
    },
    "ch09.product_of_all": {
        "en": "All sizes were multiplied together. Only neighboring layers are connected: a "
              "product for each pair, and then the sum.",
        "ko": "모든 크기를 곱했습니다. 연결된 것은 이웃한 층뿐입니다. 쌍마다 곱하고, 그다음에 "
              "더합니다.",
    },
    "ch09.refused": {
        "en": "This file is right, and the function stopped with a ValueError. Print the lengths "
              "that you read, and the place where the numbers begin. A length far too large "
              "means that its four bytes were read from the wrong end; the number of axes, "
              "which may be any, decides how long the beginning is.",
        "ko": "맞는 파일인데 함수가 ValueError로 멈췄습니다. 읽은 길이와 수가 시작하는 자리를 "
              "출력해 보세요. 길이가 터무니없이 크면 네 바이트를 거꾸로 읽은 것입니다. 앞부분이 "
              "몇 바이트인지는 축의 수로 정해지며, 축은 몇 개든 될 수 있습니다.",
    },
    "ch09.header_in_numbers": {
        "en": "The beginning of the file stands among the numbers. At which byte do the numbers "
              "themselves begin?",
        "ko": "파일의 앞부분이 수에 섞여 있습니다. 수 자체는 몇째 바이트에서 시작하나요?",
    },
    "ch09.shape_ignored": {
        "en": "The numbers stand in one long row. The file says how long each axis is; use all "
              "of these lengths, and let them decide where the numbers begin.",
        "ko": "값이 한 줄로 늘어서 있습니다. 파일에는 축마다의 길이가 적혀 있습니다. 그 길이를 "
              "모두 쓰고, 수가 시작하는 자리도 그것으로 정하세요.",
    },
    "ch09.signed_bytes": {
        "en": "Numbers from 128 up came out negative: the bytes were read with a sign. Here they "
              "mean 0 to 255.",
        "ko": "128 이상의 수가 음수로 나왔습니다. 바이트를 부호가 있는 수로 읽었습니다. 여기에서는 "
              "0부터 255까지입니다.",
    },
    "ch09.rows_columns_exchanged": {
        "en": "The last two lengths are exchanged: the height of an image became its width. With "
              "square images nobody would notice.",
        "ko": "마지막 두 길이가 바뀌어 이미지의 높이가 너비가 되었습니다. 정사각형 이미지에서는 "
              "드러나지 않습니다.",
    },
    "ch09.columns_first": {
        "en": "The pixels were taken column by column. Files and flattened images go row by row.",
        "ko": "픽셀을 한 열씩 읽었습니다. 파일도 펼친 이미지도 한 행씩 이어집니다.",
    },
    "ch09.number_for_error": {
        "en": "The function returned the number -1. In the tests -1 stands for an error: stop "
              "with raise ValueError(...), so that nobody takes -1 for an array.",
        "ko": "함수가 수 -1을 돌려주었습니다. 검사에 나오는 -1은 오류를 뜻합니다. -1을 배열로 잘못 "
              "아는 사람이 없도록 raise ValueError(...)로 멈추세요.",
    },
    "ch09.beginning_unchecked": {
        "en": "The first three bytes say that this is no IDX file of bytes, and the function "
              "read it all the same. Which three numbers should they be?",
        "ko": "처음 세 바이트를 보면 바이트로 된 IDX 파일이 아닌데도 그대로 읽었습니다. 세 수는 "
              "무엇이어야 하나요?",
    },
    "ch09.rest_ignored": {
        "en": "The file holds more numbers than its shape asks for, and the rest was dropped "
              "without a word. Something is wrong with such a file: stop.",
        "ko": "파일에 든 수가 형상보다 많은데 나머지를 말없이 버렸습니다. 어딘가 잘못된 파일이므로 "
              "멈춰야 합니다.",
    },
    "ch09.length_unchecked": {
        "en": "The shape that the file states and the numbers that it holds do not agree, and "
              "the function took the numbers all the same. Compare how many there are with how "
              "many there should be.",
        "ko": "파일에 적힌 형상과 파일에 든 수가 맞지 않는데도 그대로 받아들였습니다. 수가 몇 개 "
              "있는지와 몇 개 있어야 하는지를 비교하세요.",
    },
    "ch09.size_fixed": {
        "en": "These images have another number of pixels than the one that reshape was told. "
              "Take the number from images.shape.",
        "ko": "이 이미지의 픽셀 수는 reshape에 적은 수와 다릅니다. images.shape에서 얻으세요.",
    },
    "ch09.no_images": {
        "en": "With no image at all, reshape cannot work out what −1 stands for. Name both "
              "lengths; the number of pixels is known from the shape.",
        "ko": "이미지가 한 장도 없으면 reshape가 −1이 얼마인지 알아낼 수 없습니다. 두 길이를 다 "
              "적으세요. 픽셀의 수는 형상에서 알 수 있습니다.",
    },
    "ch09.divided_in_place": {
        "en": "The decimals were to be written back into an array of bytes, which has no room "
              "for them. Make a new array: X = X / ... and not X /= ...",
        "ko": "실수(float)를 바이트 배열에 다시 써넣으려 했는데, 바이트에는 실수를 담을 수 "
              "없습니다. X /= ...가 아니라 X = X / ...로 새 배열을 만드세요.",
    },
    "ch09.results_swapped": {
        "en": "All results are right, but they come back in another order than the task asks "
              "for.",
        "ko": "결과는 모두 맞지만 돌려준 순서가 문제와 다릅니다.",
    },
    "ch09.whole_division": {
        "en": "Only full ink is left, as 1; all gray has become 0. Which of Python's two "
              "divisions keeps the decimals?",
        "ko": "가장 진한 잉크만 1로 남고 회색은 모두 0이 되었습니다. 파이썬의 두 나눗셈 가운데 "
              "소수점 아래를 남기는 것은 무엇인가요?",
    },
    "ch09.not_divided": {
        "en": "The pixels still run up to 255. Inputs should run from 0 to 1.",
        "ko": "픽셀이 아직 255까지 있습니다. 입력은 0부터 1까지여야 합니다.",
    },
    "ch09.largest_for_255": {
        "en": "It was divided by the largest pixel that occurs. Then the same gray means "
              "different things in different batches: divide by what full ink is.",
        "ko": "나온 픽셀 가운데 가장 큰 값으로 나누었습니다. 그러면 같은 회색이 배치마다 다른 뜻이 "
              "됩니다. 가장 진한 잉크의 값으로 나누세요.",
    },
    "ch09.division_by_256": {
        "en": "Full ink has become a little less than 1. Bytes count 256 values, but which is "
              "the largest?",
        "ko": "가장 진한 잉크가 1보다 조금 작습니다. 바이트의 값은 256가지이지만 가장 큰 값은 "
              "얼마인가요?",
    },
    "ch09.one_row_for_all": {
        "en": "All images together became one row. Each image is a row of its own.",
        "ko": "모든 이미지가 한 행이 되었습니다. 이미지마다 한 행이어야 합니다.",
    },
    "ch09.not_flattened": {
        "en": "The images still have rows and columns. Write the rows of each one after the "
              "other, so that a single row of numbers remains.",
        "ko": "이미지에 아직 행과 열이 있습니다. 이미지마다 행을 차례로 이어 수의 행 하나로 "
              "만드세요.",
    },
    "ch09.pixels_as_rows": {
        "en": "A row holds one pixel of all images. In this course a row is a sample, so an "
              "image.",
        "ko": "한 행에 모든 이미지의 픽셀 하나가 들어 있습니다. 이 강의에서 행은 샘플, 곧 이미지 "
              "한 장입니다.",
    },
    "ch09.labels_for_targets": {
        "en": "These are the labels as they came. As a target, a 3 is a row with a single 1, in "
              "column 3.",
        "ko": "받은 레이블 그대로입니다. 목표값으로서 3은 3열에만 1이 있는 행입니다.",
    },
    "ch09.classes_from_one": {
        "en": "The 1 stands one column too far left. Classes count from 0.",
        "ko": "1이 한 열 왼쪽에 있습니다. 클래스는 0부터 셉니다.",
    },
    "ch09.classes_from_labels": {
        "en": "The number of classes was taken from what happens to occur. The argument classes "
              "says how many there are, also if the last ones are missing here.",
        "ko": "우연히 나온 것만 보고 클래스의 수를 정했습니다. 뒤의 클래스가 여기에 없어도 모두 "
              "몇 개인지는 인수 classes에 있습니다.",
    },
    "ch09.bytes_wrap": {
        "en": "The calculation was done with bytes. A byte holds 0 to 255 and nothing else: "
              "3 − 5 becomes 254 and the square of 20 becomes 144, without any error. Make "
              "decimals before you calculate.",
        "ko": "바이트로 계산했습니다. 바이트에는 0부터 255까지만 들어가서 3 − 5는 254가 되고 20의 "
              "제곱은 144가 되는데 오류도 나지 않습니다. 계산하기 전에 소수로 바꾸세요.",
    },
    "ch09.square_missing": {
        "en": "The differences were added without squaring them, so too much ink and too little "
              "cancel.",
        "ko": "차이를 제곱하지 않고 더했습니다. 그러면 잉크가 많은 곳과 적은 곳이 서로 지워집니다.",
    },
    "ch09.absolute_for_square": {
        "en": "The sizes of the differences were added. The formula squares them.",
        "ko": "차이의 크기를 더했습니다. 식에서는 제곱합니다.",
    },
    "ch09.root_taken": {
        "en": "The root was taken of the sum. The formula stops at the sum of squares.",
        "ko": "합에 제곱근을 취했습니다. 식은 제곱의 합에서 끝납니다.",
    },
    "ch09.mean_for_sum": {
        "en": "This is the mean over the pixels. The formula has the sum.",
        "ko": "픽셀에 대한 평균입니다. 식은 합입니다.",
    },
    "ch09.square_of_sum": {
        "en": "First added, then squared. The square belongs to each pixel, before the sum.",
        "ko": "먼저 더하고 나중에 제곱했습니다. 제곱은 더하기 전에 픽셀마다 합니다.",
    },
    "ch09.images_summed": {
        "en": "The sum runs over the images too. Only the pixels are added up: which axis is "
              "theirs?",
        "ko": "이미지에 대해서도 더했습니다. 더할 것은 픽셀뿐입니다. 픽셀은 어느 축인가요?",
    },
    "ch09.nearest_named": {
        "en": "This names the nearest average already. Return the table that one reads it from.",
        "ko": "가장 가까운 평균까지 골라서 돌려주었습니다. 돌려줄 것은 그것을 고르는 데 쓰는 "
              "표입니다.",
    },
    "ch09.averages_in_rows": {
        "en": "The table is turned: a row for each average. Samples stand in rows, so each image "
              "gets a row.",
        "ko": "표의 행과 열이 바뀌어 평균마다 한 행이 되었습니다. 샘플이 행이므로 이미지마다 한 "
              "행이어야 합니다.",
    },
    "ch09.weighted_sums": {
        "en": "These are the products of image and average. They are a part of what the formula "
              "gives when it is multiplied out, but not all of it.",
        "ko": "이미지와 평균을 곱한 것입니다. 식을 풀어 쓰면 나오는 일부이지만 전부는 아닙니다.",
    },
    "ch09.pair_by_pair": {
        "en": "The first image was compared with the first average only, the second with the "
              "second. Every image meets every average.",
        "ko": "첫째 이미지는 첫째 평균과만, 둘째 이미지는 둘째 평균과만 비교했습니다. 모든 "
              "이미지를 모든 평균과 비교해야 합니다.",
    },
    "ch09.minus_zero": {
        "en": "With a count of 0 the validation set holds everything. -0 is 0, so order[-0:] "
              "begins at the front: cut at len(X) - count, or take the validation set from the "
              "front.",
        "ko": "count가 0인데 검증 세트에 모든 샘플이 들어갔습니다. -0은 0이므로 order[-0:]는 맨 "
              "앞에서 시작합니다. len(X) - count에서 자르거나 검증 세트를 앞쪽에서 떼어 내세요.",
    },
    "ch09.split_results": {
        "en": "The four results have other shapes than they should. Their order is X_training, "
              "t_training, X_validation, t_validation; samples in rows, labels in one row.",
        "ko": "네 결과의 형상이 맞지 않습니다. 순서는 X_training, t_training, X_validation, "
              "t_validation입니다. 샘플은 행마다 하나씩, 레이블은 한 줄입니다.",
    },
    "ch09.lengths_differ": {
        "en": "In one of the sets there are not as many labels as samples.",
        "ko": "한 세트에서 레이블의 수와 샘플의 수가 다릅니다.",
    },
    "ch09.not_shuffled": {
        "en": "Nothing was shuffled. Collections often come sorted by class, and then whole "
              "classes are missing in a set or in a mini-batch.",
        "ko": "섞지 않았습니다. 데이터가 클래스 순서로 놓여 있을 때가 많은데, 그러면 세트나 "
              "미니배치에서 클래스가 통째로 빠집니다.",
    },
    "ch09.leak": {
        "en": "Some samples are in both sets. A network would be tested on what it has learned "
              "by heart: the validation has a leak.",
        "ko": "두 세트에 모두 든 샘플이 있습니다. 외운 것으로 시험을 보는 셈이어서 검증에 "
              "구멍이 납니다.",
    },
    "ch09.samples_lost": {
        "en": "Some samples are in neither set. Everything that is not kept back belongs to the "
              "training set.",
        "ko": "어느 세트에도 없는 샘플이 있습니다. 따로 두지 않은 것은 모두 학습 세트에 "
              "들어갑니다.",
    },
    "ch09.parts_exchanged": {
        "en": "The sizes of the two sets are exchanged. count is the number to keep back for "
              "validation.",
        "ko": "두 세트의 크기가 바뀌었습니다. count는 검증용으로 따로 둘 수입니다.",
    },
    "ch09.labels_apart": {
        "en": "Samples and labels were not shuffled alike, so most samples stand with the label "
              "of another. One order for both.",
        "ko": "샘플과 레이블을 다르게 섞어 대부분이 남의 레이블과 짝이 되었습니다. 순서 하나를 "
              "둘에 함께 쓰세요.",
    },
    "ch09.labels_are_numbers": {
        "en": "Something with a single axis was searched along axis 1. labels holds class "
              "numbers already, and no one-hot rows.",
        "ko": "축이 하나뿐인 것을 축 1을 따라 찾았습니다. labels에는 원-핫 행이 아니라 클래스 "
              "번호가 이미 들어 있습니다.",
    },
    "ch09.table_turned": {
        "en": "Rows and columns are exchanged. A row belongs to a true class, a column to a "
              "named one.",
        "ko": "행과 열이 바뀌었습니다. 행은 참 클래스, 열은 고른 클래스입니다.",
    },
    "ch09.pairs_once": {
        "en": "A pair that comes twice was counted once. Is there an = where there should be +=? "
              "Or did whole arrays of places stand in the brackets? NumPy adds once to each "
              "place then.",
        "ko": "두 번 나온 쌍을 한 번만 세었습니다. +=여야 할 곳에 =가 있나요? 아니면 대괄호에 "
              "자리의 배열을 통째로 넣었나요? 그러면 NumPy는 자리마다 한 번만 더합니다.",
    },
    "ch09.mistakes_only": {
        "en": "The diagonal is empty. What was named rightly is counted too.",
        "ko": "대각선이 비어 있습니다. 바르게 고른 것도 셉니다.",
    },
    "ch09.shares_for_counts": {
        "en": "The matrix holds shares. It should count samples, in whole numbers.",
        "ko": "행렬에 비율이 들어 있습니다. 샘플의 수를 정수로 세어야 합니다.",
    },
    "ch09.smallest_output": {
        "en": "The smallest logit named the class. It is the largest one that does.",
        "ko": "가장 작은 로짓으로 클래스를 골랐습니다. 가장 큰 로짓으로 고릅니다.",
    },
    "ch09.argmax_axis": {
        "en": "The search for the largest logit ran down the columns, over the samples. Each "
              "sample has a row, and names one class.",
        "ko": "가장 큰 로짓을 열을 따라, 곧 샘플을 따라 찾았습니다. 샘플은 행마다 하나씩 있고 "
              "샘플마다 클래스를 하나 고릅니다.",
    },
    "ch09.share_of_mistakes": {
        "en": "This is the share of the mistakes. The accuracy is the share of what is right.",
        "ko": "틀린 비율입니다. 정확도는 맞은 비율입니다.",
    },
    "ch09.number_for_share": {
        "en": "This is the number of right ones. As a share it is divided by the number of all.",
        "ko": "맞은 개수입니다. 비율은 전체 수로 나눈 것입니다.",
    },
    "ch09.percent": {
        "en": "This is in percent. The share runs from 0 to 1.",
        "ko": "백분율입니다. 비율은 0부터 1까지입니다.",
    },
    "ch09.mean_of_classes": {
        "en": "The shares of the classes were averaged. Then a rare class counts as much as a "
              "frequent one; here every sample counts the same.",
        "ko": "클래스마다의 비율을 평균했습니다. 그러면 드문 클래스가 흔한 클래스만큼 "
              "무거워집니다. 여기에서는 샘플마다 똑같이 셉니다.",
    },
    "ch09.over_classes": {
        "en": "The right ones were divided by the number of classes. How many samples are there?",
        "ko": "맞은 수를 클래스의 수로 나누었습니다. 샘플은 몇 개인가요?",
    },
    "ch09.over_cells": {
        "en": "The right ones were divided by the number of places in the matrix. How many "
              "samples are there?",
        "ko": "맞은 수를 행렬의 칸 수로 나누었습니다. 샘플은 몇 개인가요?",
    },
    "ch09.wraps_round": {
        "en": "What left at one edge came in again at the opposite one. Paper comes in there: "
              "np.roll alone is not enough.",
        "ko": "한쪽으로 나간 것이 반대쪽으로 다시 들어왔습니다. 거기에는 빈 종이가 들어와야 "
              "합니다. np.roll만으로는 부족합니다.",
    },
    "ch09.flat_shift": {
        "en": "The pixels were moved along the flattened row, so what left a row on the right "
              "came in on the left of the next.",
        "ko": "펼친 행을 따라 옮겨서, 오른쪽으로 나간 것이 다음 행의 왼쪽으로 들어왔습니다.",
    },
    "ch09.edge_repeated": {
        "en": "The pixels of the edge were repeated. What comes in is paper, 0.",
        "ko": "가장자리의 픽셀이 되풀이되었습니다. 들어오는 것은 빈 종이, 0입니다.",
    },
    "ch09.other_way": {
        "en": "The image went the other way. Which pixel of the old image should stand in row r "
              "after a move down by d: that of row r + d, or of r − d?",
        "ko": "이미지가 반대쪽으로 갔습니다. 아래로 d만큼 옮긴 뒤 r행에 있을 것은 옛 이미지의 r + "
              "d행 픽셀인가요, r − d행 픽셀인가요?",
    },
    "ch09.down_for_right": {
        "en": "The two directions are exchanged. Down belongs to the rows, the first axis of an "
              "image, right to the columns.",
        "ko": "두 방향이 바뀌었습니다. 아래는 이미지의 첫째 축인 행, 오른쪽은 열입니다.",
    },
    "ch09.one_shift_for_all": {
        "en": "All images were moved like the first. Each has a shift of its own.",
        "ko": "모든 이미지를 첫째 이미지처럼 옮겼습니다. 이미지마다 옮기는 만큼이 다릅니다.",
    },
    "ch09.only_down": {
        "en": "The images were moved up and down only.",
        "ko": "위아래로만 옮겼습니다.",
    },
    "ch09.only_right": {
        "en": "The images were moved sideways only.",
        "ko": "좌우로만 옮겼습니다.",
    },
    "ch09.backwards_forgotten": {
        "en": "Negative shifts did nothing. They move the image up or to the left.",
        "ko": "음수인 이동을 하지 않았습니다. 음수이면 위로, 왼쪽으로 옮깁니다.",
    },
    "ch09.zero_clears": {
        "en": "With a shift of 0 the image is lost. A slice that ends at −0 ends at 0 and is "
              "empty.",
        "ko": "0만큼 옮기면 이미지가 사라집니다. −0에서 끝나는 슬라이스는 0에서 끝나므로 비어 "
              "있습니다.",
    },
    "ch09.traces_left": {
        "en": "Where the image moved away, old ink is still there. Begin with empty paper, not "
              "with the image.",
        "ko": "이미지가 떠난 자리에 옛 잉크가 남았습니다. 이미지가 아니라 빈 종이에서 시작하세요.",
    },
    "ch09.nothing_remembered": {
        "en": "The way back needs what the forward pass remembers, and that is only remembered "
              "with training=True.",
        "ko": "역전파에는 순전파가 기억한 것이 필요한데, training=True일 때에만 기억합니다.",
    },
    "ch09.parameters_replaced": {
        "en": "network.parameters cannot be set to another array, and -= on it tries to. Write "
              "into the array that is there: network.parameters[:] = ...",
        "ko": "network.parameters를 다른 배열로 바꿀 수는 없는데, -=도 그렇게 하려고 합니다. 있는 "
              "배열에 써넣으세요. network.parameters[:] = ...",
    },
    "ch09.never_stepped": {
        "en": "The network is as it was built: no step reached its parameters. Did you compute "
              "new numbers and write them nowhere?",
        "ko": "신경망이 만들 때 그대로입니다. 매개변수가 한 번도 바뀌지 않았습니다. 새 수를 "
              "구하기만 하고 써넣지 않았나요?",
    },
    "ch09.uphill": {
        "en": "The step has the opposite sign, and the loss grows. The gradient says where it "
              "grows: go the other way.",
        "ko": "걸음의 부호가 반대여서 손실이 커집니다. 그레이디언트는 커지는 쪽을 가리키므로 "
              "반대로 가야 합니다.",
    },
    "ch09.rate_twice": {
        "en": "The learning rate has a part in the step twice. Once is enough.",
        "ko": "걸음에 학습률이 두 번 들어갔습니다. 한 번만 곱하세요.",
    },
    "ch09.rate_missing": {
        "en": "The learning rate has no part in the step.",
        "ko": "걸음에 학습률이 들어 있지 않습니다.",
    },
    "ch09.shuffled_once": {
        "en": "Every epoch has the same order. Draw a new one in each: where is the line with "
              "the permutation?",
        "ko": "에폭마다 순서가 같습니다. 매번 새로 뽑아야 합니다. 순열을 얻는 줄이 어디에 있나요?",
    },
    "ch09.drawn_again": {
        "en": "Each place was drawn by itself, so some samples come twice and some never. A "
              "permutation has every place once.",
        "ko": "자리를 하나하나 따로 뽑아서 두 번 나오는 샘플도 있고 나오지 않는 샘플도 있습니다. "
              "순열에는 모든 자리가 한 번씩 있습니다.",
    },
    "ch09.rest_left_out": {
        "en": "The last, smaller mini-batch was left out. Its images belong to the epoch too.",
        "ko": "마지막의 작은 미니배치를 빠뜨렸습니다. 그 이미지도 에폭에 들어 있습니다.",
    },
    "ch09.mean_of_batches": {
        "en": "The losses of the mini-batches were averaged as if all were equally large. The "
              "last one is smaller, so each of its images counts too much.",
        "ko": "미니배치의 크기가 모두 같은 것처럼 손실을 평균했습니다. 마지막 것은 더 작아서 그 "
              "안의 이미지가 지나치게 무거워집니다.",
    },
    "ch09.sum_of_batches": {
        "en": "The losses were added up and not divided. History holds a mean over images, which "
              "does not depend on how many there are.",
        "ko": "손실을 더하기만 하고 나누지 않았습니다. history에는 이미지 수에 달려 있지 않은 "
              "평균이 들어갑니다.",
    },
    "ch09.last_batch_only": {
        "en": "Only the loss of the last mini-batch is in the history. All images of the epoch "
              "count.",
        "ko": "history에 마지막 미니배치의 손실만 있습니다. 그 에폭의 모든 이미지를 셉니다.",
    },
    "ch09.every_batch": {
        "en": "The history has a number for every mini-batch. It should have one for an epoch.",
        "ko": "history에 미니배치마다 수가 있습니다. 에폭마다 하나여야 합니다.",
    },
    "ch09.last_epoch_only": {
        "en": "Only the last epoch is in the history. Is the list made anew inside the loop?",
        "ko": "history에 마지막 에폭만 있습니다. 반복문 안에서 리스트를 새로 만드나요?",
    },
    "ch09.returned_early": {
        "en": "The function returned after the first epoch. Does the return stand inside the "
              "loop?",
        "ko": "첫 에폭 뒤에 함수가 끝났습니다. return이 반복문 안에 있나요?",
    },
    "ch09.after_the_step": {
        "en": "The loss was measured after the step. The loss of the forward pass, before it, "
              "is wanted, and it costs nothing more.",
        "ko": "갱신한 뒤에 손실을 쟀습니다. 필요한 것은 갱신하기 전 순전파의 손실이고, 더 "
              "계산할 것도 없습니다.",
    },
    "ch09.after_the_epoch": {
        "en": "The loss of all images was measured anew at the end of the epoch. Wanted is the "
              "mean of what was seen on the way.",
        "ko": "에폭이 끝난 뒤 모든 이미지의 손실을 새로 쟀습니다. 필요한 것은 도중에 나온 손실의 "
              "평균입니다.",
    },
    "ch09.one_step_an_epoch": {
        "en": "There is one step an epoch, with the gradient of the last mini-batch. Every "
              "mini-batch brings a step: look at the indentation.",
        "ko": "에폭마다 마지막 미니배치의 그레이디언트로 한 걸음만 갔습니다. 미니배치마다 한 "
              "걸음을 갑니다. 들여쓰기를 보세요.",
    },
    "ch09.not_put_back": {
        "en": "In the end the network has the parameters of the last epoch. Either the best ones "
              "were not written back, or they were not copied: a second name for the same array "
              "changes along with it.",
        "ko": "끝났을 때 신경망에 마지막 에폭의 매개변수가 있습니다. 가장 좋은 것을 다시 써넣지 "
              "않았거나, 복사하지 않은 것입니다. 같은 배열에 붙인 또 하나의 이름은 함께 바뀝니다.",
    },
    "ch09.put_back_one_early": {
        "en": "The parameters come from before the step of the best epoch. They were kept before "
              "the step, and its loss was measured after it.",
        "ko": "가장 좋은 에폭에서 갱신하기 전의 매개변수입니다. 손실은 갱신한 뒤에 쟀는데 "
              "사본은 그 전에 만들었습니다.",
    },
    "ch09.first_weights_back": {
        "en": "The network got back what it began with. When is a new best copy kept?",
        "ko": "신경망이 처음 것으로 돌아갔습니다. 가장 좋은 것의 사본을 언제 새로 만드나요?",
    },
    "ch09.training_loss_watched": {
        "en": "The losses are those of the training images. They tell nothing about overfitting: "
              "measure on what the network does not learn from.",
        "ko": "학습 이미지의 손실입니다. 이 값으로는 과적합을 알 수 없습니다. 학습에 쓰지 않은 "
              "이미지로 재야 합니다.",
    },
    "ch09.validation_learned": {
        "en": "The network has learned from the validation images. Then nothing is left to "
              "measure honestly with.",
        "ko": "신경망이 검증 이미지로 배웠습니다. 그러면 정직하게 잴 것이 남지 않습니다.",
    },
    "ch09.measured_before": {
        "en": "Each loss is the one before the step of its epoch. First the step, then the "
              "measurement.",
        "ko": "에폭마다 갱신하기 전에 손실을 쟀습니다. 먼저 갱신하고 그다음에 잽니다.",
    },
    "ch09.never_stops": {
        "en": "Training went on to the last epoch although nothing better came for longer than "
              "patience allows.",
        "ko": "patience보다 오래 나아지지 않았는데도 마지막 에폭까지 학습했습니다.",
    },
    "ch09.any_rise": {
        "en": "Training ended at the first loss that was no better. How many of them does "
              "patience allow?",
        "ko": "나아지지 않은 손실이 처음 나오자마자 끝났습니다. patience는 몇 번까지 기다리나요?",
    },
    "ch09.compared_with_last": {
        "en": "A loss below the one just before has set the counter back. It must be below the "
              "smallest so far.",
        "ko": "바로 앞의 손실보다 작다고 세던 수를 0으로 돌렸습니다. 그때까지의 가장 작은 값보다 "
              "작아야 합니다.",
    },
    "ch09.counter_not_reset": {
        "en": "Training ended too early: the counter is never set back. Patience counts epochs "
              "in a row, and every new best epoch sets the counter back to 0.",
        "ko": "너무 일찍 끝났습니다. 세던 수를 0으로 돌리지 않습니다. patience는 연달아 나온 "
              "에폭만 셉니다. 더 나은 에폭이 나올 때마다 0으로 돌리세요.",
    },
    "ch09.largest_kept": {
        "en": "The epoch with the largest loss was taken for the best.",
        "ko": "손실이 가장 큰 에폭을 가장 좋은 것으로 보았습니다.",
    },
    "ch09.one_epoch_late": {
        "en": "Training ended one epoch too late or too early. With the patience 2 there are two "
              "epochs after the best one, no more and no fewer.",
        "ko": "한 에폭 늦게 또는 일찍 끝났습니다. patience가 2이면 가장 좋은 에폭 뒤에 꼭 두 "
              "에폭이 더 있습니다.",
    },
    "ch09.only_best_kept": {
        "en": "Only the smallest loss came back. The history has one for every epoch.",
        "ko": "가장 작은 손실만 돌려주었습니다. history에는 에폭마다 하나씩 있습니다.",
    },
    "ch09.axes_exchanged": {
        "en": "It was divided by the spread over the columns. The slant says what happens with "
              "every row.",
        "ko": "열로 퍼진 정도로 나누었습니다. 기울어진 정도는 한 행마다의 값입니다.",
    },
    "ch09.not_divided_by_rows": {
        "en": "The fraction has no denominator yet. A tall image would lean more than a small "
              "one of the same slant.",
        "ko": "분모가 아직 없습니다. 이대로면 똑같이 기울어도 키가 큰 이미지가 더 기운 것이 "
              "됩니다.",
    },
    "ch09.ink_ignored": {
        "en": "Every image is upright here, whatever its ink. Let the mass p take part.",
        "ko": "잉크와 상관없이 모든 이미지가 바로 서 있습니다. 질량 p를 셈에 넣으세요.",
    },
}

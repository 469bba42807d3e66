"""Messages that any task can need. The texts never show an input: hidden checks use them too."""

MESSAGES = {
    "label.call": {
        "en": "Call",
        "ko": "호출",
    },
    "label.expected": {
        "en": "Expected",
        "ko": "기대한 값",
    },
    "label.came": {
        "en": "Came",
        "ko": "실제 값",
    },
    "label.printed": {
        "en": "Printed by your code",
        "ko": "작성한 코드가 출력한 것",
    },
    "label.right": {
        "en": "right",
        "ko": "맞음",
    },
    "label.wrong": {
        "en": "not right",
        "ko": "틀림",
    },
    "label.hidden": {
        "en": "This came to light with other inputs, which are not shown. Try your function with "
              "other lengths, with negative numbers and with zeros.",
        "ko": "여기에 보이지 않는 다른 입력에서 드러난 문제입니다. 길이가 다른 입력, 음수, 0을 "
              "넣어 함수를 직접 시험해 보세요.",
    },
    "label.same": {
        "en": "The same again as above.",
        "ko": "앞의 안내문과 같은 실수입니다.",
    },
    "summary.points": {
        "en": "{points} of {maximum} points.",
        "ko": "{maximum}점 중 {points}점입니다.",
    },
    "summary.visible": {
        "en": "After you hand in, each step is tried with other inputs too, and keeps its points "
              "if those come out right.",
        "ko": "제출한 뒤에는 단계마다 다른 입력으로 한 번 더 확인하며, 그 결과도 맞아야 점수가 "
              "남습니다.",
    },
    "note.warning": {
        "en": "The values are right. On the way NumPy warned of this, which costs no points: "
              "{warning}",
        "ko": "값은 맞습니다. 다만 계산 도중에 NumPy가 다음과 같이 경고했습니다(감점은 "
              "없습니다). {warning}",
    },
    "note.mend_first": {
        "en": "Mend what is said at the other step first.",
        "ko": "다른 단계에서 말한 것부터 고치세요.",
    },
    "error.not_written": {
        "en": "Not written yet: this function, or one that it calls, still stops at "
              "NotImplementedError. Put your own lines in the place of that one.",
        "ko": "아직 작성하지 않은 함수입니다. 이 함수나 이 함수가 부르는 함수가 아직 "
              "NotImplementedError에서 멈춥니다. 그 줄 자리에 직접 코드를 써 보세요.",
    },
    "error.not_a_function": {
        "en": "This name no longer stands for a function but for something of type {kind}. "
              "Perhaps another cell gave a number or an array the same name: rename that one, "
              "then run the function's cell again.",
        "ko": "이 이름이 지금은 함수가 아니라 {kind} 형의 값을 가리킵니다. 다른 셀에서 숫자나 "
              "배열에 같은 이름을 붙이지 않았는지 보고, 그 이름을 바꾼 뒤 함수 셀을 다시 "
              "실행하세요.",
    },
    "error.signature": {
        "en": "The function could not take the arguments of the test, which are ({parameters}), "
              "in this order. Compare the line that begins with def, and the calls of other "
              "functions inside.",
        "ko": "함수가 검사에서 넘긴 인수를 받지 못했습니다. 인수는 ({parameters}) 순서로 "
              "넘깁니다. def로 시작하는 줄과, 안에서 다른 함수를 부르는 줄을 이 순서와 비교해 "
              "보세요.",
    },
    "error.name": {
        "en": "The function uses a name that nothing has been given yet. Look for a slip in "
              "spelling, and for a name that no cell above defines.",
        "ko": "함수가 아직 정해지지 않은 이름을 쓰고 있습니다. 철자가 틀리지 않았는지, 위의 어느 "
              "셀에서도 정의하지 않은 이름은 아닌지 살펴보세요.",
    },
    "error.local_name": {
        "en": "The function uses a name before it has given it a value. A name that stands on the "
              "left of = anywhere in a function belongs to that function alone, so it can no "
              "longer mean the function or the number of the same name outside. Give your "
              "result another name.",
        "ko": "함수가 값을 정하기 전의 이름을 쓰고 있습니다. 함수 안 어디에서든 =의 왼쪽에 놓인 "
              "이름은 그 함수만의 것이어서, 바깥에 있는 같은 이름의 함수나 수를 가리킬 수 "
              "없습니다. 결과에 다른 이름을 붙이세요.",
    },
    "error.index": {
        "en": "The function asks for a place that the array or list does not have. Places are "
              "counted from 0, so the last of n places is n - 1: check how far your loop runs.",
        "ko": "배열이나 리스트에 없는 자리를 읽으려고 했습니다. 자리는 0부터 세므로 n개 가운데 "
              "마지막 자리는 n - 1입니다. 반복문이 어디까지 도는지 확인하세요.",
    },
    "error.power": {
        "en": "Python writes a power with two stars, **. The sign ^ does something else to whole "
              "numbers and does not work with decimals.",
        "ko": "파이썬에서 거듭제곱은 ^가 아니라 별표 두 개 **로 씁니다. ^는 정수에 다른 일을 하는 "
              "기호이고 소수에는 쓸 수 없습니다.",
    },
    "error.not_callable": {
        "en": "Something that is not a function has brackets right behind it, so Python tried to "
              "call it. Either a * is missing, which formulas may leave out and Python may not, "
              "or the name stands for a number or an array here: see what the task says of each "
              "argument.",
        "ko": "함수가 아닌 것 바로 뒤에 괄호가 있어서 파이썬이 그것을 호출하려고 했습니다. "
              "수식에서는 생략해도 되지만 파이썬에서는 생략할 수 없는 *가 빠졌거나, 그 이름이 "
              "여기서는 함수가 아니라 수나 배열일 수 있습니다. 인수마다 문제에서 무엇이라고 "
              "했는지 확인하세요.",
    },
    "error.truth_value": {
        "en": "The function asks whether a whole array is true, as with if, while, and, or not. "
              "Which of its numbers should decide? Say that all of them must agree, or decide for "
              "each by itself.",
        "ko": "if, while, and, or, not처럼 참인지 묻는 자리에 배열이 통째로 들어갔습니다. 어느 "
              "수로 정해야 하나요? 모두 맞아야 하는지, 하나하나 따로 정해야 하는지 코드에 "
              "밝히세요.",
    },
    "error.shapes": {
        "en": "Two arrays inside the function do not fit each other. Print the shape of both "
              "just before the line that stops, and write down what each axis stands for.",
        "ko": "함수 안에서 두 배열의 형상이 서로 맞지 않습니다. 멈춘 줄 바로 앞에서 두 배열의 "
              "형상을 출력해 보고, 축마다 무엇을 뜻하는지 적어 보세요.",
    },
    "error.uneven": {
        "en": "An array was to be made of parts that have different shapes, as of a number and a "
              "row, or of rows of different lengths. Print the shape of each part before it goes "
              "in.",
        "ko": "형상이 서로 다른 것을 모아 배열을 만들려고 했습니다. 수와 행을 섞거나 길이가 다른 "
              "행을 모을 때 그렇습니다. 넣기 전에 하나하나의 형상을 출력해 보세요.",
    },
    "error.raised": {
        "en": "The function stopped with {error} before it returned anything. Call it in a cell "
              "of your own and read the last line of the error first.",
        "ko": "함수가 결과를 돌려주기 전에 {error} 오류로 멈췄습니다. 새 셀에서 함수를 직접 불러 "
              "보고, 오류의 마지막 줄부터 읽어 보세요.",
    },
    "input.list": {
        "en": "The function handles NumPy arrays, but not the same numbers in Python lists. "
              "Lists do not calculate number by number, so make arrays of the inputs first.",
        "ko": "NumPy 배열에는 맞게 계산하지만, 같은 값을 파이썬 리스트로 넣으면 계산하지 못합니다. "
              "리스트는 원소끼리 계산하지 않으므로, 입력을 먼저 배열로 바꾸세요.",
    },
    "input.integers": {
        "en": "The function handles decimal numbers, but not the same numbers as integers. An "
              "array that was made of integers keeps integers only: look at the line that makes "
              "the array for your result.",
        "ko": "실수(float)를 넣으면 맞지만, 같은 값을 정수로 넣으면 틀립니다. 정수로 만든 배열에는 "
              "정수만 남습니다. 결과를 담을 배열을 만드는 줄을 살펴보세요.",
    },
    "input.changed": {
        "en": "The result is right, but {name} is no longer what it was before the call. Whoever "
              "called your function may still need it. Look for a line that writes into {name}, "
              "such as one with += or with {name}[...] on the left.",
        "ko": "결과는 맞지만, 함수를 부르기 전과 비교해 {name}의 값이 달라졌습니다. 함수를 부른 "
              "쪽에서 그 값을 다시 쓸 수도 있습니다. +=가 있는 줄이나 {name}[...]가 왼쪽에 오는 "
              "줄처럼 {name}에 값을 써넣는 줄을 찾아보세요.",
    },
    "result.none": {
        "en": "The function returned None, so it hands nothing back. Look for a missing return, "
              "for a print where a return should be, and for a case that none of your ifs "
              "meets.",
        "ko": "함수가 None을 돌려주었습니다. 곧, 아무 결과도 돌려주지 않은 것입니다. return이 "
              "빠지지 않았는지, return 대신 print를 쓰지 않았는지, 어느 if에도 걸리지 않는 "
              "경우가 없는지 확인하세요.",
    },
    "result.none_inside": {
        "en": "The result {name} is None, so it never got a value. Either what should give it has "
              "no return, or a name that begins as None is not replaced: when does the line run "
              "that should do so?",
        "ko": "결과 {name}의 값이 None입니다. 값을 주어야 할 함수에 return이 없거나, None으로 "
              "시작한 이름이 끝까지 바뀌지 않은 것입니다. 그 이름을 바꾸는 줄은 언제 "
              "실행되나요?",
    },
    "result.random": {
        "en": "The same call gives another result each time, although rng is the same. Draw "
              "from the argument rng alone, not from np.random and not from a generator of your "
              "own.",
        "ko": "rng가 같은데도 같은 호출에서 매번 다른 결과가 나옵니다. np.random이나 따로 만든 "
              "생성기 말고 인수 rng에서만 뽑으세요.",
    },
    "result.rng_ignored": {
        "en": "Whatever rng is handed in, the result is the same, so it was not drawn from it. A "
              "generator of your own with a fixed seed draws the same lot for everybody: draw "
              "from the argument rng.",
        "ko": "rng에 무엇을 넘겨도 결과가 같으니, 거기에서 뽑은 것이 아닙니다. 시드를 고정해 따로 "
              "만든 생성기는 누구에게나 같은 것을 뽑아 줍니다. 인수 rng에서 뽑으세요.",
    },
    "result.type": {
        "en": "The function returned a value of type {kind}. The test reads numbers only: an "
              "int, a float, lists of them, or a NumPy array of numbers.",
        "ko": "함수가 {kind} 형의 값을 돌려주었습니다. 검사에서 읽을 수 있는 것은 int, float, "
              "이런 수로 된 리스트, 수로 된 NumPy 배열뿐입니다.",
    },
    "result.truth_values": {
        "en": "Truth values came, True and False, as a comparison gives them. The test reads "
              "numbers: turn them into 1 and 0, if that is what the task asks for.",
        "ko": "결과가 True와 False입니다. 이 검사는 숫자만 읽습니다. 문제에서 1과 0을 요구한다면 "
              "바꾸어 주세요.",
    },
    "result.parts": {
        "en": "The function should return {count} results: ({names}), in this order, with commas "
              "between them.",
        "ko": "함수는 결과 {count}개를 ({names}) 순서로, 쉼표로 나누어 돌려주어야 합니다.",
    },
    "result.number_expected": {
        "en": "One number is expected, but an array of shape {came} came. Something that should "
              "have been added up still stands side by side.",
        "ko": "수 하나가 나와야 하는데 형상이 {came}인 배열이 나왔습니다. 더해서 수 하나로 "
              "만들어야 하는데 배열 그대로입니다.",
    },
    "result.array_expected": {
        "en": "An array of shape {expected} is expected, but a single number came. Perhaps a sum "
              "took in more than it should, or only one place was computed.",
        "ko": "형상이 {expected}인 배열이 나와야 하는데 수 하나만 나왔습니다. 합을 너무 넓게 "
              "구했거나 한 자리만 계산했을 수 있습니다.",
    },
    "result.transposed": {
        "en": "All the numbers are right, but rows and columns are exchanged. In this course a "
              "row is a sample.",
        "ko": "수는 모두 맞지만 행과 열이 서로 바뀌었습니다. 이 강의에서는 행 하나가 샘플 "
              "하나입니다.",
    },
    "result.extra_axis": {
        "en": "All the numbers are right, but the shape is {came} instead of {expected}: there "
              "is an axis of length 1 too many or too few.",
        "ko": "수는 모두 맞지만 형상이 {expected}이어야 하는데 {came}입니다. 길이가 1인 축이 "
              "하나 더 있거나 빠져 있습니다.",
    },
    "result.one_row": {
        "en": "All the numbers are right, but they stand in one long row of shape {came} instead "
              "of the shape {expected}. Look for what puts the rows behind one another, such as "
              "an np.append without an axis, or a ravel.",
        "ko": "수는 모두 맞지만 형상이 {expected}이어야 하는데 {came}인 긴 줄 하나로 이어져 "
              "있습니다. 축을 정하지 않은 np.append나 ravel처럼 행을 한 줄로 잇는 것을 "
              "찾아보세요.",
    },
    "result.shape": {
        "en": "The result has the shape {came} and should have the shape {expected}. Write down "
              "what each axis stands for, and which one your calculation adds up.",
        "ko": "결과의 형상이 {expected}이어야 하는데 {came}입니다. 축마다 무엇을 뜻하는지, "
              "계산에서 어느 축을 더하고 있는지 적어 보세요.",
    },
    "result.nan": {
        "en": "The result holds NaN, 'not a number'. It arises where a value has grown beyond "
              "all bounds and is then divided or subtracted: compute the parts one by one for a "
              "large input.",
        "ko": "결과에 NaN(수가 아님)이 들어 있습니다. 한없이 커진 값을 나누거나 뺄 때 생깁니다. "
              "큰 입력을 넣고 식을 부분별로 하나씩 계산해 보세요.",
    },
    "result.infinite": {
        "en": "The result holds infinity: somewhere a division by zero took place, or a value "
              "grew too large for the computer. Compute the parts of the formula one by one.",
        "ko": "결과에 무한대가 들어 있습니다. 어딘가에서 0으로 나누었거나 값이 컴퓨터가 다룰 수 "
              "없을 만큼 커졌습니다. 식을 부분별로 하나씩 계산해 보세요.",
    },
    "result.warning": {
        "en": "The values are right, but on the way to them NumPy warned of this: {warning}. Print "
              "the parts of the formula for this input and see which one grows too large. A "
              "np.where computes both of its alternatives everywhere, also where it does not use "
              "them.",
        "ko": "값은 맞지만, 계산 도중에 NumPy가 다음과 같이 경고했습니다: {warning}. 이 입력에서 "
              "식의 각 부분을 출력해 보고 어느 부분이 너무 커지는지 찾아보세요. np.where는 쓰지 "
              "않을 값까지 모든 자리에서 두 쪽을 다 계산합니다.",
    },
    "result.whole_numbers": {
        "en": "The decimals are lost: only whole numbers came. Look for int(...), for // and for "
              "an array that was made of integers.",
        "ko": "소수점 아래가 사라지고 정수만 나왔습니다. int(...), //, 정수로 만든 배열이 있는지 "
              "찾아보세요.",
    },
    "result.rounded": {
        "en": "The result agrees to {digits} decimals and no further. Return it unrounded; if it "
              "was typed in, let Python compute it.",
        "ko": "소수점 아래 {digits}자리까지만 맞습니다. 반올림하지 않은 값을 돌려주세요. 직접 "
              "입력한 숫자라면 파이썬이 계산하게 하세요.",
    },
    "result.sign": {
        "en": "Every number has the right size and the opposite sign. Look for a minus too many "
              "or too few.",
        "ko": "모든 수의 크기는 맞는데 부호가 반대입니다. 빼기 기호가 더 있거나 빠진 곳을 "
              "찾아보세요.",
    },
    "result.order": {
        "en": "The right numbers are all there, but not in their places. Check which index "
              "belongs to which result.",
        "ko": "맞는 수가 모두 나왔지만 자리가 다릅니다. 어느 인덱스가 어느 결과에 해당하는지 "
              "확인하세요.",
    },
    "result.same_again": {
        "en": "Two different inputs gave the very same result. Either numbers are typed in, or "
              "the function reads names from outside: it should use its own arguments only.",
        "ko": "서로 다른 두 입력에서 똑같은 결과가 나왔습니다. 숫자를 직접 써넣었거나 함수 "
              "바깥의 이름을 읽고 있습니다. 함수가 받은 인수만 쓰도록 고치세요.",
    },
    "result.value": {
        "en": "The result differs from what is expected. Work this case out on paper, step by "
              "step, and print the values in between.",
        "ko": "결과가 기대한 값과 다릅니다. 이 경우를 종이에 한 단계씩 풀어 보고, 중간값을 "
              "출력해 비교해 보세요.",
    },
    "result.values": {
        "en": "The result differs, first at {place}. Work out this one place on paper, step by "
              "step, and print the values in between.",
        "ko": "결과가 다릅니다. 처음으로 다른 곳은 {place}입니다. 이 한 자리를 종이에 한 단계씩 "
              "풀어 보고, 중간값을 출력해 비교해 보세요.",
    },
    "experiment.no_data": {
        "en": "`found` is to be a dictionary with the keys {parts}.",
        "ko": "`found`에는 {parts} 키를 가진 딕셔너리를 넣으세요.",
    },
    "experiment.not_done": {
        "en": "Nothing is filled in yet: choose your seed, write down your prediction, and then "
              "fill in the rest of `found`.",
        "ko": "아직 아무것도 적지 않았습니다. 시드를 고르고 예상을 적은 뒤 `found`의 나머지를 "
              "채우세요.",
    },
    "experiment.missing": {
        "en": "`found[\"{part}\"]` has no value yet.",
        "ko": "`found[\"{part}\"]`의 값이 아직 없습니다.",
    },
    "experiment.seed": {
        "en": "Choose a seed of your own, a whole number from {least} on: everybody works on other "
              "data then.",
        "ko": "{least} 이상인 정수 하나를 자기 시드로 고르세요. 시드가 다르면 데이터도 달라집니다.",
    },
    "experiment.percent": {
        "en": "This is a percentage. Asked for is the share, a number from 0 to 1.",
        "ko": "백분율로 적었습니다. 0에서 1까지의 비율로 적으세요.",
    },
    "experiment.another_seed": {
        "en": "This number belongs to another seed than the one in `found[\"seed\"]`. Run the "
              "experiment again with the seed that you hand in.",
        "ko": "`found[\"seed\"]`에 적은 것이 아닌 다른 시드의 값입니다. 제출할 시드로 실험을 다시 "
              "하세요.",
    },
    "experiment.number": {
        "en": "With this seed another number comes out. Print the data that the seed gives, the "
              "first ones at least, and follow your program on them.",
        "ko": "이 시드에서는 다른 값이 나옵니다. 시드로 만든 데이터를 앞의 몇 개만이라도 출력해 "
              "놓고 프로그램을 따라가 보세요.",
    },
    "experiment.held_kind": {
        "en": "`found[\"held\"]` is to be True or False, not {kind}.",
        "ko": "`found[\"held\"]`에는 True나 False를 넣으세요. 지금은 {kind}입니다.",
    },
    "experiment.prediction": {
        "en": "`found[\"predicted\"]` cannot be compared with the number. Write the prediction in "
              "the form that the task names.",
        "ko": "`found[\"predicted\"]`의 값을 나온 값과 비교할 수 없습니다. 문제에 나온 형식으로 "
              "예상을 적으세요.",
    },
    "experiment.account": {
        "en": "By your own number `held` is {held}. A prediction that did not hold costs nothing; "
              "an account that is not true does.",
        "ko": "직접 구한 값에 따르면 `held`의 값은 {held}입니다. 예상이 빗나가도 감점은 없지만, "
              "맞았는지를 사실대로 적어야 점수를 받습니다.",
    },
}

"""Messages on a student's own library: what is kept, what is lent, and whose fault it is."""

MESSAGES = {
    "own.head": {
        "en": "Your library. Yours to read and to change; own.check() says what still passes.",
        "ko": "내 라이브러리입니다. 읽고 고쳐도 됩니다. 지금도 통과하는지는 own.check()로 "
              "확인합니다.",
    },
    "own.kept": {
        "en": "Kept in {file} ({lines} lines).",
        "ko": "{file}에 저장했습니다({lines}줄).",
    },
    "own.not_saved": {
        "en": "{file} cannot be written, so nothing changed in it: {error}",
        "ko": "{file}에 쓸 수 없어 그대로 두었습니다. {error}",
    },
    "own.not_read": {
        "en": "Your library cannot be read: {error}",
        "ko": "내 라이브러리를 읽을 수 없습니다. {error}",
    },
    "own.not_found": {
        "en": "Not kept: no cell above defines `{name}` at its left edge, with `def`, `class` or "
              "`=`.",
        "ko": "저장하지 않았습니다. `def`, `class`, `=`로 된 `{name}`의 정의를 위의 셀에서 찾지 "
              "못했습니다. 들여쓰기 없이 정의하세요.",
    },
    "own.undefined": {
        "en": "Not kept: `{name}` uses `{needs}`, which no cell above defines.",
        "ko": "저장하지 않았습니다. `{name}`에서 `{needs}`의 값을 쓰는데, 위의 어느 셀에도 정의가 "
              "없습니다.",
    },
    "own.star": {
        "en": "Not kept: no cell above names `{needs}`, which `{name}` uses. Name what you "
              "import, as in `from math import exp`, in the place of `*`.",
        "ko": "저장하지 않았습니다. `{name}`에서 쓰는 `{needs}`의 정의가 위의 셀에 없습니다. `*` "
              "대신 `from math import exp`처럼 가져올 이름을 적으세요.",
    },
    "own.global": {
        "en": "Not kept: `{name}` changes the global `{needs}`. Hand the number in as an argument "
              "and return the new one.",
        "ko": "저장하지 않았습니다. `{name}`에서 전역 변수 `{needs}`의 값을 바꿉니다. 인수로 받고 "
              "새 값을 돌려주세요.",
    },
    "own.older": {
        "en": "Not kept: `{name}` was made from an older `{needs}`, and only the last one is kept. "
              "Give the older one a name of its own.",
        "ko": "저장하지 않았습니다. `{name}`에 쓴 `{needs}`의 정의가 그 뒤에 바뀌었습니다. "
              "저장되는 것은 마지막 정의뿐이니, 예전 것에는 다른 이름을 붙이세요.",
    },
    "own.nested": {
        "en": "Not kept: `{name}` is defined inside an `if`, a `try`, a loop or a `with`, or made "
              "from its own old value. Define it once, at the left edge of its cell.",
        "ko": "저장하지 않았습니다. `{name}`의 정의가 `if`, `try`, 반복문, `with` 안에 있거나 "
              "자신의 예전 값을 씁니다. 들여쓰기 없이 한 번만 정의하세요.",
    },
    "own.import": {
        "en": "The points stay, but `{name}` is not kept: it imports `{module}`, and your library "
              "stands on NumPy and Python's own modules alone.",
        "ko": "점수는 그대로이지만 저장하지 않았습니다. `{name}`에서 `{module}` 모듈을 쓰는데, "
              "내 라이브러리에는 NumPy와 파이썬에 딸린 모듈만 쓸 수 있습니다.",
    },
    "own.helper": {
        "en": "Not kept: `{name}` brings a helper `{helper}`, and the section of `{section}` has "
              "another `{helper}` with other lines. Give one of them a new name.",
        "ko": "저장하지 않았습니다. `{name}`에 딸린 `{helper}`의 내용이 `{section}` "
              "절에 있는 같은 이름의 것과 다릅니다. 둘 가운데 하나의 이름을 바꾸세요.",
    },
    "own.not_alone": {
        "en": "Right here, but not kept: alone, without the rest of this notebook, `{name}` "
              "fails. `{call}` gives {came}.",
        "ko": "여기에서는 맞지만 저장하지 않았습니다. 이 노트북의 다른 셀이 없으면 `{name}`의 "
              "결과가 달라집니다. `{call}` → {came}",
    },
    "own.import_file": {
        "en": "A cell imports my_network, which is not there when your notebook is graded. Take "
              "what you need with own.take(\"name\") instead.",
        "ko": "my_network.py 파일을 import하는 셀이 있습니다. 이 파일은 채점할 때 없습니다. 필요한 "
              "함수는 own.take(\"이름\")으로 가져오세요.",
    },
    "own.cause": {
        "en": "Your lines here are right, and earn their points. The cause is `{name}` in your "
              "library (chapter {chapter}, task {task}): `{call}` gives {came}. Mend it there, or "
              "set it aside with own.lend(\"{name}\"), and run the set-up cell again.",
        "ko": "여기에 쓴 코드는 맞고 점수도 받습니다. 원인은 내 라이브러리의 `{name}` "
              "({chapter}장 문제 {task})입니다. `{call}` → {came}. 그곳을 고치거나 "
              "own.lend(\"{name}\")으로 빼 두고, 준비 셀을 다시 실행하세요.",
    },
    "own.cause_unseen": {
        "en": "Your lines here are right, and earn their points. The cause is `{name}` in your "
              "library (chapter {chapter}, task {task}): with the course's `{name}` in its place "
              "all is right. Mend it there, or set it aside with own.lend(\"{name}\"), and run "
              "the set-up cell again.",
        "ko": "여기에 쓴 코드는 맞고 점수도 받습니다. 원인은 내 라이브러리의 `{name}` "
              "({chapter}장 문제 {task})입니다. 그 자리에 강좌의 `{name}` 함수를 쓰면 모두 "
              "맞습니다. 그곳을 고치거나 own.lend(\"{name}\")으로 빼 두고, 준비 셀을 다시 "
              "실행하세요.",
    },
    "own.cause_several": {
        "en": "Your lines here are right, and earn their points. The cause lies in several of your "
              "own functions together: {names}.",
        "ko": "여기에 쓴 코드는 맞고 점수도 받습니다. 원인은 내 라이브러리의 여러 함수에 함께 "
              "있습니다. {names}",
    },
    "own.take_again": {
        "en": "Your lines here are right, and so is your library as it is now. Run the set-up cell "
              "again, which takes your functions from it.",
        "ko": "여기에 쓴 코드도, 지금의 내 라이브러리도 맞습니다. 라이브러리에서 함수를 가져오는 "
              "준비 셀을 다시 실행하세요.",
    },
    "own.only_mine": {
        "en": "This works only with your own `{own}`. It is graded with the course's `{lent}`.",
        "ko": "직접 만든 `{own}` 함수로만 됩니다. 채점할 때는 강좌의 `{lent}` 함수를 씁니다.",
    },
    "own.only_mine_several": {
        "en": "This works only with your own functions {names}. It is graded with the course's.",
        "ko": "직접 만든 다음 함수로만 됩니다. {names}. 채점할 때는 강좌의 함수를 씁니다.",
    },
    "own.from_library": {
        "en": "From your library: {names}.",
        "ko": "내 라이브러리에서: {names}.",
    },
    "own.lent": {
        "en": "Lent by the course: {names}.",
        "ko": "강좌에서 빌림: {names}.",
    },
    "own.name": {
        "en": "{name} (ch {chapter})",
        "ko": "{name}({chapter}장)",
    },
    "own.lent_absent": {
        "en": "not kept yet",
        "ko": "아직 저장한 것이 없음",
    },
    "own.lent_aside": {
        "en": "set aside",
        "ko": "빼 둠",
    },
    "own.lent_wrong": {
        "en": "because with yours {call} gives {came}",
        "ko": "직접 만든 것으로는 {call} → {came}",
    },
    "own.lent_error": {
        "en": "because yours stops at {call} with {came}",
        "ko": "직접 만든 것은 {call}에서 멈춤: {came}",
    },
    "own.lent_file": {
        "en": "because line {line} of your file, in the section {section}, is no Python: {error}",
        "ko": "파일의 {line}번째 줄({section} 절)이 파이썬 코드가 아님: {error}",
    },
    "own.off": {
        "en": "Here everything is lent by the course, and nothing is kept.",
        "ko": "여기에서는 모두 강좌의 함수를 쓰고 아무것도 저장하지 않습니다.",
    },
    "own.empty": {
        "en": "Nothing is kept yet.",
        "ko": "아직 저장한 것이 없습니다.",
    },
    "own.forgotten": {
        "en": "Colab forgets this disk: download my_network.py at the end, or rebuild it later "
              "with own.collect(folder) from your notebooks.",
        "ko": "Colab에서는 이 디스크가 지워집니다. 끝나면 my_network.py를 내려받으세요. 나중에 "
              "own.collect(folder)로 노트북에서 다시 만들 수도 있습니다.",
    },
    "own.count": {
        "en": "{count} of {all} functions are your own.",
        "ko": "함수 {all}개 가운데 {count}개를 직접 만들었습니다.",
    },
    "own.collected": {
        "en": "Found and kept: {names}.",
        "ko": "찾아서 저장함: {names}.",
    },
    "own.none_collected": {
        "en": "No notebook in {folder} has a function that passes its checks alone.",
        "ko": "{folder}의 노트북에는 따로 떼어 놓아도 검사를 통과하는 함수가 없습니다.",
    },
    "own.page_lent": {
        "en": "lent by the course",
        "ko": "강좌에서 빌림",
    },
    "own.no_picture": {
        "en": "No picture yet: the tasks above it must pass their checks first.",
        "ko": "아직 그릴 수 없습니다. 먼저 위의 문제가 검사를 통과해야 합니다.",
    },
    "own.picture_gates": {
        "en": "The four corners of the square for AND, OR and NAND, with the decision boundary "
              "that your numbers give.",
        "ko": "AND, OR, NAND의 정사각형과 네 꼭짓점, 그리고 고른 수로 그린 결정 경계.",
    },
    "own.picture_rounds": {
        "en": "Points of two classes, and the decision boundary after each of {rounds} rounds, the "
              "last one thick. The last mistake was made in round {last}.",
        "ko": "두 클래스의 점과 {rounds}바퀴 동안 바퀴마다 그은 결정 경계. 마지막 것이 굵습니다. "
              "마지막으로 틀린 바퀴는 {last}바퀴째입니다.",
    },
    "own.picture_reader": {
        "en": "The weights of the neuron as an image: blue where ink lets it answer {high}, orange "
              "where ink lets it answer {low}.",
        "ko": "뉴런의 가중치를 그린 이미지. 잉크가 있으면 {high} 쪽이 되는 곳은 파랑, {low} 쪽이 "
              "되는 곳은 주황입니다.",
    },
}

"""Every sentence of the progress, by id, in English and Korean.

``state.…`` names a state in the legend; ``why.…`` tells more of a task in that state.
"""

MESSAGES: dict[str, dict[str, str]] = {
    "count": {"en": "{done} of {all}", "ko": "{all}개 중 {done}개"},
    "state.done": {"en": "every visible check passes", "ko": "보이는 검사 모두 통과"},
    "state.written": {"en": "written, marked by a person", "ko": "답을 씀(사람이 채점)"},
    "state.begun": {"en": "begun", "ko": "푸는 중"},
    "state.blank": {"en": "not begun", "ko": "시작 전"},
    "state.stopped": {"en": "stopped by an error", "ko": "오류로 멈춤"},
    "state.late": {"en": "took too long", "ko": "너무 오래 걸림"},
    "state.untested": {"en": "no result", "ko": "결과 없음"},
    "state.unreached": {"en": "not run", "ko": "실행하지 않음"},
    "optional": {
        "en": "after + come tasks without points",
        "ko": "+ 뒤는 점수가 없는 문제",
    },
    "why.begun": {
        "en": "{right} of {steps} steps are right; the first message is [{message}].",
        "ko": "단계 {steps}개 중 {right}개가 맞았습니다. 첫 안내문은 [{message}]입니다.",
    },
    "why.stopped": {
        "en": "The test cell stopped with {message}.",
        "ko": "검사 셀이 {message} 오류로 멈췄습니다.",
    },
    "why.late": {
        "en": "The test cell did not end within {message} s and was stopped.",
        "ko": "검사 셀이 {message}초 안에 끝나지 않아 멈추었습니다.",
    },
    "why.untested": {
        "en": "The test cell is missing or was changed: copy your answer into a fresh copy of the "
              "notebook.",
        "ko": "검사 셀이 없거나 바뀌었습니다. 노트북을 새로 받아 답을 옮기세요.",
    },
    "next": {"en": "Next: {place}.", "ko": "다음: {place}."},
    "finished": {
        "en": "Everything with points is done. After you hand in, the same steps are tried with "
              "other inputs.",
        "ko": "점수가 있는 문제는 모두 마쳤습니다. 제출한 뒤에는 같은 단계를 다른 입력으로도 "
              "확인합니다.",
    },
    "late_cell": {
        "en": "In {name} this cell did not end within {seconds} s and was stopped: {line}",
        "ko": "{name}에서 다음 셀이 {seconds}초 안에 끝나지 않아 멈추었습니다: {line}",
    },
    "too_late": {
        "en": "In {name} {count} cells took too long; what follows them was not run.",
        "ko": "{name}에서 셀 {count}개가 너무 오래 걸려 그 뒤는 실행하지 않았습니다.",
    },
    "died": {
        "en": "In {name} Python ended in this cell, and what follows it was not run: {line}",
        "ko": "{name}에서 다음 셀을 실행하다가 파이썬이 끝나 버려 그 뒤는 실행하지 "
              "않았습니다: {line}",
    },
    "picture": {
        "en": "A row for every notebook and a box for every task. {rows}",
        "ko": "행은 노트북, 칸은 문제입니다. {rows}",
    },
    "reading": {"en": "Running the tests", "ko": "검사를 실행합니다"},
    "inside": {
        "en": "progress.show() shows nothing while it is run by itself.",
        "ko": "progress.show()는 자신이 실행하는 노트북 안에서는 아무것도 보여 주지 않습니다.",
    },
    "unreadable": {
        "en": "{name} cannot be read as a notebook: open it in Jupyter, or get a fresh copy.",
        "ko": "{name}: 노트북으로 읽을 수 없습니다. Jupyter에서 열어 보거나 새로 받으세요.",
    },
    "foreign": {
        "en": "{name} is no exercise notebook of this course and was left out.",
        "ko": "{name}: 이 강의의 연습 문제 노트북이 아니어서 뺐습니다.",
    },
    "unmarked": {
        "en": "{name} no longer says which of its cells are tests, so nothing in it could be "
              "checked: copy your answers into a fresh one.",
        "ko": "{name}: 어느 셀이 검사 셀인지 알려 주는 표시가 지워져 확인하지 못했습니다. "
              "노트북을 새로 받아 답을 옮기세요.",
    },
    "no_folder": {
        "en": "There is no folder or notebook {name}: name the folder with your exercise "
              "notebooks.",
        "ko": "{name}: 그런 폴더나 노트북이 없습니다. 연습 문제 노트북이 든 폴더를 적으세요.",
    },
    "none": {
        "en": "There is no notebook in {name} or in a folder right inside it: name the folder "
              "with your exercise notebooks.",
        "ko": "{name}: 이 폴더에도 바로 아래 폴더에도 노트북이 없습니다. 연습 문제 노트북이 든 "
              "폴더를 적으세요.",
    },
    "seconds": {
        "en": "Expected a whole number of seconds from 1 up, got {seconds!r}.",
        "ko": "초는 1 이상의 정수여야 하는데 {seconds!r}입니다.",
    },
    "package": {
        "en": "This needs {name}, which is not installed for {python}: python -m pip install "
              "{name}",
        "ko": "{name} 패키지가 필요한데 {python}에 없습니다: python -m pip install {name}",
    },
    "no_kernel": {
        "en": "Jupyter cannot start Python for your notebooks: python -m pip install ipykernel",
        "ko": "Jupyter가 노트북을 실행할 파이썬을 시작하지 못합니다: python -m pip install "
              "ipykernel",
    },
}

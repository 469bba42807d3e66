"""Every sentence of the grading that people read on a page, by id, in every language.

``note.…`` are what intake says of a submission, ``state.…`` and ``reason.…`` where a student
stands, ``feedback.…`` and ``summary.…`` what students get, ``class.…`` the class report.
"""

import neuron_to_mnist
from grading.run.notes import Note

MESSAGES: dict[str, dict[str, str]] = {
    # Why a submission has no mark.
    "note.no_notebook": {
        "en": "The notebook {name} is missing. Handed in: {found}.",
        "ko": "노트북이 없습니다: {name}. 제출한 파일: {found}.",
    },
    "note.several_notebooks": {
        "en": "Several notebooks could be the one that counts: {names}.",
        "ko": "어느 노트북을 채점해야 하는지 알 수 없습니다: {names}.",
    },
    "note.no_notebook_of_this": {
        "en": "None of the notebooks belongs to this assignment: {names}.",
        "ko": "이 과제의 노트북이 없습니다: {names}.",
    },
    "note.symlink": {
        "en": "{name} is a link to another file. Hand in the file itself.",
        "ko": "다른 파일을 가리키는 링크입니다: {name}. 파일 자체를 제출하세요.",
    },
    "note.not_a_file": {
        "en": "{name} is not an ordinary file.",
        "ko": "일반 파일이 아닙니다: {name}.",
    },
    "note.unreadable": {
        "en": "{name} could not be read: {error}.",
        "ko": "파일을 읽을 수 없습니다: {name} ({error}).",
    },
    "note.too_large": {
        "en": "{name} is larger than {megabytes} MB. Clear all outputs, save it and hand it in "
              "again.",
        "ko": "파일이 {megabytes} MB보다 큽니다: {name}. 출력을 모두 지우고 저장한 다음 다시 "
              "제출하세요.",
    },
    "note.too_much": {
        "en": "Too much was handed in: more than {megabytes} MB or {files} files.",
        "ko": "제출한 파일이 너무 많습니다. {megabytes} MB, {files}개까지 제출할 수 있습니다.",
    },
    "note.too_many_cells": {
        "en": "{name} has {count} cells, more than {most}.",
        "ko": "셀이 {count}개로, 한도인 {most}개보다 많습니다: {name}.",
    },
    "note.long_cell": {
        "en": "Cell {number} of {name} has {count} characters, more than {most}.",
        "ko": "{name}의 {number}번째 셀이 {count}자로, 한도인 {most}자보다 깁니다.",
    },
    "note.long_notebook": {
        "en": "The cells of {name} have {count} characters in all, more than {most}.",
        "ko": "{name}의 셀을 모두 더하면 {count}자로, 한도인 {most}자보다 깁니다.",
    },
    "note.empty": {"en": "{name} is empty.", "ko": "빈 파일입니다: {name}."},
    "note.archive": {
        "en": "{name} is a compressed archive. Hand in the notebook itself.",
        "ko": "압축 파일입니다: {name}. 노트북 파일 자체를 제출하세요.",
    },
    "note.not_utf8": {
        "en": "{name} is not UTF-8 text (byte {position}).",
        "ko": "UTF-8 텍스트가 아닙니다: {name} ({position}번째 바이트).",
    },
    "note.web_page": {
        "en": "{name} is a web page, not a notebook.",
        "ko": "노트북이 아니라 웹 페이지입니다: {name}.",
    },
    "note.merge_conflict": {
        "en": "{name} holds both sides of a merge conflict of git.",
        "ko": "git 병합 충돌의 흔적이 남아 있습니다: {name}.",
    },
    "note.not_json": {
        "en": "{name} is damaged: it is not JSON from line {line} on.",
        "ko": "손상된 파일입니다: {name}. {line}번째 줄부터 JSON이 아닙니다.",
    },
    "note.not_a_notebook": {
        "en": "{name} is not a Jupyter notebook.",
        "ko": "주피터 노트북이 아닙니다: {name}.",
    },
    "note.newer_format": {
        "en": "{name} has notebook format {version}, which is newer than 4.",
        "ko": "노트북 형식이 4보다 새로운 {version}입니다: {name}.",
    },
    "note.bad_cell": {
        "en": "Cell {number} of {name} is damaged.",
        "ko": "{name}의 {number}번째 셀이 손상되었습니다.",
    },
    "note.stripped": {
        "en": "The notebook has lost the marks by which its tasks are recognized.",
        "ko": "노트북에서 과제를 알아보는 데 쓰이는 정보가 지워졌습니다.",
    },
    "note.other_assignment": {
        "en": "The notebook belongs to another assignment.",
        "ko": "다른 과제의 노트북입니다.",
    },
    "note.internal": {
        "en": "Grading failed for a reason that is not the student's: {error}",
        "ko": "시스템 문제로 채점하지 못했습니다(학생의 잘못이 아닙니다): {error}",
    },
    # What was repaired in a submission, or should be known.
    "note.renamed": {
        "en": "{name} was graded as {to}.",
        "ko": "다른 이름의 노트북을 채점했습니다: {name} → {to}.",
    },
    "note.extra_notebook": {
        "en": "Another notebook was graded, and this was left aside: {name}.",
        "ko": "다른 노트북을 채점했으므로 다음 파일은 채점하지 않았습니다: {name}.",
    },
    "note.blank_notebook": {
        "en": "{name} has no answers that can be read, so {graded} was graded.",
        "ko": "{name}에는 읽을 수 있는 답이 없어 다음 노트북을 채점했습니다: {graded}.",
    },
    "note.left_out": {
        "en": "Left out, since only small ordinary files can lie beside a notebook: {names}.",
        "ko": "노트북 옆에는 작은 일반 파일만 둘 수 있어 다음은 제외했습니다: {names}.",
    },
    "note.encoding": {
        "en": "The notebook was stored as {encoding} and was read as such.",
        "ko": "노트북이 {encoding} 인코딩으로 저장되어 있어 그에 맞게 읽었습니다.",
    },
    "note.converted": {
        "en": "The notebook had the old format {version} and was converted.",
        "ko": "노트북이 옛 형식({version})이어서 변환했습니다.",
    },
    "note.kernel": {
        "en": "The notebook was set to {language} and was run with Python.",
        "ko": "노트북에 다른 언어({language})가 설정되어 있었지만 파이썬으로 실행했습니다.",
    },
    "note.characters": {
        "en": "Characters that no file can hold were replaced in these cells: {numbers}.",
        "ko": "파일에 저장할 수 없는 문자를 바꾸었습니다. 해당 셀 번호: {numbers}.",
    },
    "note.dropped": {
        "en": "These cells were damaged or too long, and were left out: {numbers}.",
        "ko": "손상되었거나 너무 긴 셀을 제외했습니다. 해당 셀 번호: {numbers}.",
    },
    "note.metadata_restored": {
        "en": "The marks of these tasks were lost and were restored: {names}.",
        "ko": "다음 셀에서 지워진 과제 정보를 되살렸습니다: {names}.",
    },
    "note.duplicate": {
        "en": "{name} was there more than once. One of them counts: of answers, the last that is "
              "filled in.",
        "ko": "{name} 셀이 여러 개 있어 하나만 채점했습니다. 답을 쓰는 셀이면 마지막으로 답을 쓴 "
              "것을 골랐습니다.",
    },
    "note.moved": {
        "en": "{name} stood below its test and was put above it.",
        "ko": "{name} 셀이 검사 셀보다 아래에 있어 그 위로 옮겼습니다.",
    },
    "note.cell_type": {
        "en": "{name} had been turned into a {kind} cell and was turned back.",
        "ko": "{name} 셀이 {kind} 셀로 바뀌어 있어 되돌렸습니다.",
    },
    "note.put_back": {
        "en": "{name} was missing and was put back.",
        "ko": "{name} 셀이 없어 다시 넣었습니다.",
    },
    "note.answer_missing": {
        "en": "The cell {name} for the answer is missing.",
        "ko": "답을 쓰는 {name} 셀이 없습니다.",
    },
    "note.timestamp": {
        "en": "The time of submission could not be read; lateness was not reckoned.",
        "ko": "제출 시각을 읽을 수 없어 늦은 제출인지 따지지 않았습니다.",
    },
    "note.other_version": {
        "en": "Made with version {made} of the course, graded with {graded}.",
        "ko": "강좌 버전 {made}에서 작성한 것을 버전 {graded}에서 채점했습니다.",
    },
    "note.withheld": {
        "en": "While this is graded, what you are to write yourself cannot be imported: {names}. "
              "Cells that import it were run without it.",
        "ko": "채점하는 동안에는 직접 작성할 것을 가져올 수 없습니다: {names}. "
              "이것을 가져오는 셀은 이것 없이 실행했습니다.",
    },
    # Where a student stands.
    "state.graded": {"en": "with a mark", "ko": "점수 있음"},
    "state.by hand": {"en": "waiting for a person", "ko": "사람의 채점을 기다림"},
    "state.not graded": {"en": "not graded", "ko": "채점하지 못함"},
    "state.failed": {"en": "grading failed", "ko": "채점 중 문제 발생"},
    "state.changed": {"en": "handed in again", "ko": "다시 제출함"},
    "state.waiting": {"en": "not graded yet", "ko": "아직 채점하지 않음"},
    "state.nothing": {"en": "nothing handed in", "ko": "제출하지 않음"},
    # Why there is no mark, where no note says so.
    "reason.by hand": {
        "en": "Some answers still have to be marked by a person.",
        "ko": "사람이 채점해야 할 답이 남아 있습니다.",
    },
    "reason.changed": {
        "en": "Something else was handed in after this was graded. Run the grading again.",
        "ko": "채점한 뒤에 다시 제출한 파일이 있습니다. 채점을 다시 실행하세요.",
    },
    "reason.waiting": {
        "en": "Handed in, but not graded yet.",
        "ko": "제출했지만 아직 채점하지 않았습니다.",
    },
    "reason.nothing": {"en": "Nothing was handed in.", "ko": "제출한 것이 없습니다."},
    # The feedback page of a notebook.
    "feedback.points": {"en": "{points} of {most} points", "ko": "{most}점 중 {points}점"},
    "feedback.pending": {"en": "to be marked by a person", "ko": "사람이 채점할 문제"},
    "feedback.so_far": {
        "en": "So far; some answers still have to be marked by a person.",
        "ko": "지금까지의 점수입니다. 사람이 채점할 답이 남아 있습니다.",
    },
    "feedback.late": {
        "en": "Late submission: {penalty} points less.",
        "ko": "늦게 제출하여 {penalty}점을 뺐습니다.",
    },
    "feedback.what_came": {
        "en": "To see what your own function gave, run the test cells in your notebook.",
        "ko": "작성한 함수에서 나온 값은 자신의 노트북에서 검사 셀을 실행하면 볼 수 있습니다.",
    },
    "feedback.test_stopped": {
        "en": "The test could not go on. Run all cells of your notebook from the top and see "
              "whether every name that the task asks for is there.",
        "ko": "검사를 끝까지 하지 못했습니다. 노트북의 셀을 처음부터 모두 실행하고, 문제에서 말한 "
              "이름이 모두 있는지 확인하세요.",
    },
    "feedback.answer": {"en": "Your answer", "ko": "작성한 답"},
    "feedback.as_typed": {"en": "As typed", "ko": "입력한 그대로"},
    "feedback.stopped": {
        "en": "This cell stopped with an error.",
        "ko": "이 셀은 오류로 멈췄습니다.",
    },
    "feedback.withheld": {
        "en": "While this is graded, what you are to write yourself cannot be imported: {names}. "
              "The rest of the cell was then run without it.",
        "ko": "채점하는 동안에는 직접 작성할 것을 가져올 수 없습니다: {names}. "
              "셀의 나머지 부분은 이것 없이 이어서 실행했습니다.",
    },
    "feedback.syntax": {
        "en": "Python cannot read line {line}: {said}",
        "ko": "파이썬이 {line}번째 줄을 읽지 못합니다: {said}",
    },
    "feedback.printed": {
        "en": "What your code printed when this cell ran",
        "ko": "이 셀을 실행할 때 코드가 출력한 것",
    },
    "feedback.comment": {"en": "Comment", "ko": "의견"},
    "feedback.not_graded": {"en": "Not graded", "ko": "채점하지 못함"},
    "feedback.no_response": {"en": "No answer.", "ko": "답을 쓰지 않았습니다."},
    "feedback.failed": {
        "en": "Grading stopped for a reason that is not yours. It will be tried again.",
        "ko": "제출한 파일과 관계없는 문제로 채점하지 못했습니다. 다시 채점할 예정입니다.",
    },
    "feedback.changed": {
        "en": "You handed in again after this was graded. The new file is not graded yet.",
        "ko": "채점한 뒤에 다시 제출했습니다. 새로 제출한 파일은 아직 채점하지 않았습니다.",
    },
    "feedback.waiting": {
        "en": "Your work has arrived, but it is not graded yet.",
        "ko": "제출한 파일을 받았지만 아직 채점하지 않았습니다.",
    },
    "feedback.no_mark": {
        "en": "There is no mark yet. This is not a 0.",
        "ko": "아직 점수가 없습니다. 0점이라는 뜻이 아닙니다.",
    },
    # The page with all assignments of a student.
    "summary.title": {"en": "Summary for {student}", "ko": "{student}의 성적"},
    "summary.assignment": {"en": "Assignment", "ko": "과제"},
    "summary.mark": {"en": "Mark", "ko": "점수"},
    "summary.notes": {"en": "Notes on your file", "ko": "제출한 파일에 대하여"},
    # The class report.
    "class.title": {"en": "Class report: {assignment}", "ko": "학급 보고서: {assignment}"},
    "class.for_you": {
        "en": "For instructors only: it names students and may quote hidden tests.",
        "ko": "교수자만 보는 문서입니다. 학생 이름이 나오고, 숨은 검사의 내용이 들어 있을 수 "
              "있습니다.",
    },
    "class.overview": {"en": "Overview", "ko": "한눈에 보기"},
    "class.state": {"en": "State", "ko": "상태"},
    "class.students": {"en": "Students", "ko": "학생 수"},
    "class.statistics": {
        "en": "Median {median}, mean {mean}, from {low} to {high} of {most} points.",
        "ko": "중앙값 {median}점, 평균 {mean}점, {most}점 만점에 {low}점부터 {high}점까지.",
    },
    "class.waiting": {
        "en": "Waiting for marking by hand: {count} students, in the tasks {tasks}.",
        "ko": "사람의 채점을 기다리는 학생: {count}명. 문제별 인원: {tasks}.",
    },
    "class.so_far": {
        "en": "Until then, this is what {count} students have in the tasks that wait for nobody:",
        "ko": "그때까지는 모두 채점된 문제의 점수만 셉니다({count}명).",
    },
    "class.no_marks": {
        "en": "Nobody has a mark yet.",
        "ko": "아직 점수가 나온 학생이 없습니다.",
    },
    "class.distribution": {"en": "Distribution of the marks", "ko": "점수 분포"},
    "class.distribution_alt": {
        "en": "Bars: how many students have how many points. {bins}",
        "ko": "점수대마다 학생이 몇 명인지 나타낸 막대그래프. {bins}",
    },
    "class.bin": {"en": "{low} to {high}: {count}", "ko": "{low}~{high}점: {count}명"},
    "class.distribution_axes": {"en": "→ points, ↑ students", "ko": "→ 점수, ↑ 학생 수"},
    "class.hardest": {
        "en": "Tasks, the hardest first",
        "ko": "문제별 결과(어려운 순서)",
    },
    "class.hardest_alt": {
        "en": "Bars: the mean share of the points that was reached in every task. {shares}",
        "ko": "문제마다 받은 점수의 평균 비율을 나타낸 막대그래프. {shares}",
    },
    "class.hardest_axes": {
        "en": "→ mean share of the points (%)",
        "ko": "→ 받은 점수의 평균 비율(%)",
    },
    "class.task": {"en": "Task", "ko": "문제"},
    "class.mean": {"en": "Mean", "ko": "평균"},
    "class.full": {"en": "Full points", "ko": "만점"},
    "class.discrimination": {"en": "Discrimination", "ko": "변별도"},
    "class.discrimination_hint": {
        "en": "Discrimination: how full points here go with the points in the other tasks, from -1 "
              "to 1 (point-biserial correlation). Below 0.2, look at the task.",
        "ko": "변별도는 이 문제에서 만점을 받은 학생이 다른 문제에서도 점수가 높은 정도로, -1부터 "
              "1까지입니다(점이연 상관). 0.2보다 작으면 문제를 살펴보세요.",
    },
    "class.seconds": {"en": "Seconds (median)", "ko": "시간(중앙값, 초)"},
    "class.wait": {"en": "Waiting", "ko": "채점 대기"},
    "class.slow": {"en": "Slow submissions", "ko": "오래 걸린 제출물"},
    "class.took": {"en": "Seconds", "ko": "시간(초)"},
    "class.why": {"en": "What took long", "ko": "오래 걸린 부분"},
    "class.own_cells": {"en": "own cells", "ko": "학생의 셀"},
    "class.none": {"en": "No points", "ko": "0점"},
    "class.mistakes": {"en": "The most common messages", "ko": "자주 나온 안내문"},
    "class.message": {"en": "Message", "ko": "안내문"},
    "class.says": {"en": "What it says", "ko": "내용"},
    "class.where": {"en": "Tasks", "ko": "문제"},
    "class.no_mistakes": {"en": "No test had anything to say.", "ko": "나온 안내문이 없습니다."},
    "class.unmarked": {"en": "Everything without a mark", "ko": "점수가 없는 학생"},
    "class.student": {"en": "Student", "ko": "학생"},
    "class.reason": {"en": "Reason", "ko": "이유"},
    "class.all_marked": {"en": "Everybody has a mark.", "ko": "모두 점수가 나왔습니다."},
    "class.notes": {"en": "Repaired, or to be known", "ko": "고친 것과 알아 둘 것"},
    "class.no_notes": {"en": "Nothing.", "ko": "없습니다."},
    "class.errors": {"en": "Tests that stopped", "ko": "끝까지 가지 못한 검사"},
    "class.errors_hint": {
        "en": "If many stop in the same place, look at the test.",
        "ko": "같은 곳에서 멈춘 검사가 많으면 검사 자체를 살펴보세요.",
    },
}


def say(message: str, language: str, /, **fields: object) -> str:
    """Return what a message says in a language."""
    return neuron_to_mnist.say(MESSAGES, message, language, **fields)


def say_note(note: Note, language: str) -> str:
    """Return what a note on a submission says in a language."""
    return say(f"note.{note.id}", language, **note.values)

"""What is said about submissions, by the id of a note: why one is not graded, what was repaired."""

from grading.run.intake import Note

SENTENCES: dict[str, dict[str, str]] = {
    # Why there is no mark.
    "no_notebook": {
        "en": "The notebook {name} is missing. Handed in: {found}.",
        "ko": "노트북 {name}이(가) 없습니다. 제출한 파일: {found}.",
    },
    "several_notebooks": {
        "en": "Several notebooks could be the one that counts: {names}.",
        "ko": "어느 노트북을 채점해야 하는지 알 수 없습니다: {names}.",
    },
    "no_notebook_of_this": {
        "en": "None of the notebooks belongs to this assignment: {names}.",
        "ko": "이 과제의 노트북이 없습니다: {names}.",
    },
    "symlink": {
        "en": "{name} is a link to another file. Hand in the file itself.",
        "ko": "{name}은(는) 다른 파일을 가리키는 링크입니다. 파일 자체를 제출하세요.",
    },
    "not_a_file": {
        "en": "{name} is not an ordinary file.",
        "ko": "{name}은(는) 일반 파일이 아닙니다.",
    },
    "unreadable": {
        "en": "{name} could not be read: {error}.",
        "ko": "{name}을(를) 읽을 수 없습니다: {error}.",
    },
    "too_large": {
        "en": "The submission is larger than {megabytes} MB.",
        "ko": "제출물이 {megabytes} MB보다 큽니다.",
    },
    "empty": {"en": "{name} is empty.", "ko": "{name}이(가) 비어 있습니다."},
    "archive": {
        "en": "{name} is a compressed archive. Hand in the notebook itself.",
        "ko": "{name}은(는) 압축 파일입니다. 노트북 파일 자체를 제출하세요.",
    },
    "not_utf8": {
        "en": "{name} is not UTF-8 text (byte {position}).",
        "ko": "{name}은(는) UTF-8 텍스트가 아닙니다({position}번째 바이트).",
    },
    "web_page": {
        "en": "{name} is a web page, not a notebook.",
        "ko": "{name}은(는) 노트북이 아니라 웹 페이지입니다.",
    },
    "merge_conflict": {
        "en": "{name} holds both sides of a merge conflict of git.",
        "ko": "{name}에 git 병합 충돌의 흔적이 남아 있습니다.",
    },
    "not_json": {
        "en": "{name} is damaged: it is not JSON from line {line} on.",
        "ko": "{name}이(가) 손상되었습니다. {line}번째 줄부터 JSON이 아닙니다.",
    },
    "not_a_notebook": {
        "en": "{name} is not a Jupyter notebook.",
        "ko": "{name}은(는) 주피터 노트북이 아닙니다.",
    },
    "newer_format": {
        "en": "{name} has notebook format {version}, which is newer than 4.",
        "ko": "{name}의 노트북 형식은 {version}(으)로, 4보다 새로운 형식입니다.",
    },
    "bad_cell": {
        "en": "Cell {number} of {name} is damaged.",
        "ko": "{name}의 {number}번째 셀이 손상되었습니다.",
    },
    "stripped": {
        "en": "The notebook has lost the marks by which its tasks are recognized.",
        "ko": "노트북에서 과제를 알아보는 데 쓰이는 정보가 지워졌습니다.",
    },
    "other_assignment": {
        "en": "The notebook belongs to another assignment.",
        "ko": "다른 과제의 노트북입니다.",
    },
    "internal": {
        "en": "Grading failed for a reason that is not the student's: {error}",
        "ko": "학생의 잘못이 아닌 이유로 채점하지 못했습니다: {error}",
    },
    # What was repaired or should be known.
    "renamed": {
        "en": "{name} was graded as {to}.",
        "ko": "{name}을(를) {to}(으)로 채점했습니다.",
    },
    "extra_notebook": {
        "en": "{name} was left aside, since the notebook was there under its own name.",
        "ko": "제 이름으로 된 노트북이 있어 {name}은(는) 채점하지 않았습니다.",
    },
    "encoding": {
        "en": "The notebook was stored as {encoding} and was read as such.",
        "ko": "노트북이 {encoding} 인코딩으로 저장되어 있어 그에 맞게 읽었습니다.",
    },
    "converted": {
        "en": "The notebook had the old format {version} and was converted.",
        "ko": "노트북이 옛 형식 {version}(으)로 되어 있어 변환했습니다.",
    },
    "kernel": {
        "en": "The notebook was set to {language} and was run with Python.",
        "ko": "노트북의 언어가 {language}(으)로 되어 있었지만 파이썬으로 실행했습니다.",
    },
    "characters": {
        "en": "Cell {number} held characters that do not exist; they were replaced.",
        "ko": "{number}번째 셀에 잘못된 문자가 있어 바꾸었습니다.",
    },
    "metadata_restored": {
        "en": "The marks of these tasks were lost and were restored: {names}.",
        "ko": "다음 셀에서 지워진 과제 정보를 되살렸습니다: {names}.",
    },
    "duplicate": {
        "en": "{name} was there more than once; the last one counts.",
        "ko": "{name} 셀이 여러 개 있어 마지막 것을 채점했습니다.",
    },
    "cell_type": {
        "en": "{name} had been turned into a {kind} cell and was turned back.",
        "ko": "{name} 셀이 {kind} 셀로 바뀌어 있어 되돌렸습니다.",
    },
    "put_back": {
        "en": "{name} was missing and was put back.",
        "ko": "{name} 셀이 없어 다시 넣었습니다.",
    },
    "answer_missing": {
        "en": "The cell {name} for the answer is missing.",
        "ko": "답을 쓰는 {name} 셀이 없습니다.",
    },
    "timestamp": {
        "en": "The time of submission could not be read; lateness was not reckoned.",
        "ko": "제출 시각을 읽을 수 없어 늦은 제출인지 따지지 않았습니다.",
    },
    "other_version": {
        "en": "Made with version {made} of the course, graded with {graded}.",
        "ko": "강좌 버전 {made}에서 작성했고 버전 {graded}(으)로 채점했습니다.",
    },
}


def sentence(note: Note, language: str) -> str:
    """Return what a note says in ``language``."""
    return SENTENCES[note.id][language].format(**note.values)

/* The copy buttons' words in Korean, which their script does not know. */
"use strict";

if (typeof messages !== "undefined") {
  messages.ko = {
    copy: "복사",
    copy_to_clipboard: "클립보드로 복사",
    copy_success: "복사했습니다",
    copy_failure: "복사하지 못했습니다",
  };
  iconCopy = iconCopy.replace(messages[locale].copy_to_clipboard, messages.ko.copy_to_clipboard);
  iconCheck = iconCheck.replace(messages[locale].copy_success, messages.ko.copy_success);
  locale = "ko";
}

// Every finding that exists: its severity and what a person is told, in Chinese and English.
// The code is permanent; the words may be bettered.
import type { Severity } from "./finding.ts";

interface Text {
	what: string;
	todo: string;
}

interface FindingText {
	severity: Severity;
	zh: Text;
	en: Text;
}

const texts = {
	"source.empty": {
		severity: "error",
		zh: { what: "文件没有内容。", todo: "请放入通知正文后重新保存。" },
		en: {
			what: "The file has no text.",
			todo: "Put the text of the notice in and save it again.",
		},
	},
	"source.too-large": {
		severity: "error",
		zh: {
			what: "文件有 {bytes} 字节，超过上限 {limit} 字节。",
			todo: "请把正文单独存成文件，大文件放进同名的 .files 文件夹作附件。",
		},
		en: {
			what: "The file has {bytes} bytes; the limit is {limit}.",
			todo: "Save the text by itself and put large files into the .files folder of the same name.",
		},
	},
	"metadata.invalid": {
		severity: "error",
		zh: {
			what: "元数据“{field}”不合要求：{problem}。",
			todo: "请按编辑指南改正这一项，或删去它。",
		},
		en: {
			what: "The metadata field “{field}” is not valid: {problem}.",
			todo: "Correct the field as the editors' guide says, or remove it.",
		},
	},
} satisfies Record<string, FindingText>;

export type FindingCode = keyof typeof texts;

export const findingTexts: Record<FindingCode, FindingText> = texts;

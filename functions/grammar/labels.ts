// Lines of the form 「会议地点：三楼会议室」: labels and what stands behind them.
import type { TextView } from "./textView.ts";

export interface Labelled {
	/** The label without spaces and numbering, in Simplified. */
	label: string;
	/** As printed. */
	value: string;
	/** In Simplified. */
	hans: string;
	/** Position of the value in the view's text. */
	start: number;
	line: number;
}

/** 一、 （一） 1. ● before a label. */
const NUMBERING =
	"(?:[（(]?[一二三四五六七八九十0-9０-９]{1,3}[、.．)）,，]?|[●•◆■※▲*＊-]|[壹贰叁肆伍陆柒捌玖拾]{1,2}、)?";
const PAIR = new RegExp(
	`^[ \\u3000]{0,8}${NUMBERING}[ \\u3000]{0,2}([\\p{Script=Han}（）()/和及与、 \\u3000]{2,16}?)[ \\u3000]{0,3}[:：]`,
	"u",
);
const WITHIN = /(?<=[；;。，,　 ]|^)([\p{Script=Han}]{2,8})[:：]/gu;
const LABEL_ONLY = new RegExp(
	`^[ \\u3000]{0,8}${NUMBERING}[ \\u3000]{0,2}([\\p{Script=Han}和及与、 \\u3000]{2,14})[:：]?[ \\u3000]{0,4}$`,
	"u",
);

/** Labels that are followed by their value on the next line or in the next table cell. */
const STANDING =
	/^(?:会议|召开|开会|活动|举行)?(?:时间|日期|地点|地址|方式|议程|议题|内容|名称|主题|主持人?|主席|召集人|出席者?|列席者?|参加人员|参会人员|与会人员|出席人员|会议要求|有关要求|联系人|联络人)(?:和地点|及地点|与地点)?$/;

export function findLabels(view: TextView): Labelled[] {
	const found: Labelled[] = [];
	view.lines.forEach(({ hans }, line) => {
		const begin = view.starts[line] as number;
		const pair = PAIR.exec(hans);
		const add = (label: string, start: number, end: number) => {
			const value = { start: begin + start, end: begin + end };
			found.push({
				label: label.replace(/[\s\u3000]/g, ""),
				value: view.cut(value).trim(),
				hans: hans.slice(start, end).trim(),
				start: value.start,
				line,
			});
		};
		if (pair && pair[0].length < hans.length) {
			// A second label in the same line ends the value of the first.
			const rest = hans.slice(pair[0].length);
			const inner = [...rest.matchAll(WITHIN)].filter(
				(match) => match.index > 0 && isFact(match[1] as string),
			);
			add(
				pair[1] as string,
				pair[0].length,
				inner[0] ? pair[0].length + inner[0].index : hans.length,
			);
			inner.forEach((match, n) => {
				const start = pair[0].length + match.index + match[0].length;
				const next = inner[n + 1];
				add(
					match[1] as string,
					start,
					next ? pair[0].length + next.index : hans.length,
				);
			});
			return;
		}
		const alone = LABEL_ONLY.exec(hans);
		const label = alone?.[1]?.replace(/[\s\u3000]/g, "");
		const next = view.lines[line + 1];
		if (label && STANDING.test(label) && next) {
			const start = view.starts[line + 1] as number;
			found.push({
				label,
				value: next.text.trim(),
				hans: next.hans.trim(),
				start,
				line: line + 1,
			});
		}
	});
	return found;
}

function isFact(label: string): boolean {
	return /时间|地点|主持|主席|联系|联络|电话|出席|列席|记录|会议号|密码|方式/.test(
		label,
	);
}

/** The first label that the pattern fits. */
export function labelled(
	labels: readonly Labelled[],
	pattern: RegExp,
): Labelled | undefined {
	return labels.find(({ label, hans }) => pattern.test(label) && hans !== "");
}

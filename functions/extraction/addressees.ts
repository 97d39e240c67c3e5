// 主送机关: the line under the headline that ends in a colon; 抄送机关 and 副本 at the end.
import { sizeOf, slicePoints } from "./codePoints.ts";
import type { Fact } from "./facts.ts";
import { endsInColon, factOf } from "./facts.ts";
import type { TextView } from "./textView.ts";

/** Lines below the headline in which the addressees stand. */
const NEAR = 6;

export function findAddressees(
	view: TextView,
	facts: readonly Fact[],
	titleLines: readonly number[],
): { value: string; list: string[]; lines: number[] } | undefined {
	// 正本 names them all where 受文者 names the one that this copy goes to.
	const named =
		factOf(facts, /^(?:正本|主送|主送机关)$/u) ??
		factOf(facts, /^(?:致|受文者)$/u);
	if (named && !/^如/u.test(named.hans))
		return {
			value: named.value,
			list: listOf(named.value),
			lines: [named.line],
		};
	const first = (titleLines.at(-1) ?? 0) + 1;
	for (let at = first; at < Math.min(first + NEAR, view.lines.length); at++) {
		const line = view.lines[at];
		const hans = line?.hans.trim() ?? "";
		if (!endsInColon(hans)) continue;
		const match = /^([^。；:：]{2,160})[:：]$/u.exec(hans);
		if (!line || !match?.[1]) continue;
		if (
			/如下$|日程$|流程$|名单$|须知$|链接$|提示$|事项$|议题$|议程$|时间$|地点$|人员$|内容$|安排$|情况$|包括$|嘉宾$|发言$|^说[ \u3000]{0,3}明$|^(?:依据|备注|附件|发布人|发言人|主持人|听证人|出席者|列席者)$|^(?:根据|依据|依照|按照|经|现将|现就|为了?|因|由于|鉴于)|敬启者$|启者$|^[ \u3000]*(?:先生|女士)|的[ \u3000_＿]{2,40}(?:先生|女士|同志|领导|专家)/u.test(
				match[1],
			) ||
			/^[一二三四五六七八九十0-9（(]{1,3}[、.)）]/u.test(hans)
		)
			continue;
		if (line.block === "cell" || line.block === "heading") continue;
		const value = line.text.trim().slice(0, -1);
		return { value, list: listOf(value), lines: [at] };
	}
	const to = view.lines[first];
	const direct = to && /^致[:：]?(.{2,60})$/u.exec(to.hans.trim());
	if (to && direct?.[1]) {
		const value = slicePoints(to.text.trim(), -sizeOf(direct[1]));
		return { value, list: listOf(value), lines: [first] };
	}
	return undefined;
}

export function findCopiedTo(facts: readonly Fact[]): string[] {
	const fact = factOf(facts, /^(?:抄送|副本|抄报|副本抄送|抄送机关)$/u);
	return fact ? listOf(fact.value) : [];
}

/** Names between commas outside brackets. */
function listOf(text: string): string[] {
	const names: string[] = [];
	let depth = 0;
	let name = "";
	for (const character of text) {
		if (/[（(]/u.test(character)) depth++;
		if (/[）)]/u.test(character)) depth = Math.max(0, depth - 1);
		if (depth === 0 && /[、，,；;]/u.test(character)) {
			names.push(name);
			name = "";
		} else name += character;
	}
	return [...names, name]
		.map((one) => one.replace(/[。.]$/u, "").trim())
		.filter((one) => one !== "")
		.slice(0, 100);
}

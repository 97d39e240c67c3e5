// What a notice of change says of before and after: 原会议时间, 现会议地点, 变更前, 变更后, 三、延期后….
import type { Fact } from "./facts.ts";
import type { TextView } from "./textView.ts";

export type Side = "old" | "new" | undefined;

const CHANGE =
	"(?:变更|更改|调整|改期|延期|更正|变动|修改|更换|异动|推迟|提前)";
const OLD = new RegExp(
	`^(?:原(?!则|因|料|始|告|住|油|著)|旧|${CHANGE}前|之前的)`,
	"u",
);
const NEW = new RegExp(
	`^(?:现(?:定|订|改|在)?(?:为)?(?=的?(?:会议|开会|召开|活动|举行)?(?:时间|日期|地点|会场|场地|地址|$))|新(?:的|定|订)?(?=会议|召开|开会|活动|时间|日期|地点|会场|场地|地址|$)|${CHANGE}(?:后|为)|改(?:为|至|在|到|期))`,
	"u",
);
/** Lines of a section that are looked at above a line of it. */
const ABOVE = 8;
const LONGEST_HEAD = 24;
/** 一、 （二） before a heading. */
const NUMBERED =
	/^[ \u3000]{0,8}(?:[（(]?[一二三四五六七八九十0-9]{1,2}[)）、.．]{1,2})?[ \u3000]{0,2}/u;
const ENDS_SENTENCE = /[。；，]$/u;

export function sideOfLabel(label: string): Side {
	if (OLD.test(label)) return "old";
	return NEW.test(label) ? "new" : undefined;
}

/** Of a fact, by its own label, else by the heading that it stands below. */
export function sideOf(view: TextView, fact: Fact): Side {
	return sideOfLabel(fact.label) ?? sideOfLine(view, fact.head);
}

/** 三、延期后股东大会的有关情况, above a line. */
function sideOfLine(view: TextView, line: number): Side {
	for (let at = line - 1; at >= Math.max(0, line - ABOVE); at--) {
		const hans = view.lines[at]?.hans.trim() ?? "";
		if (hans.length > LONGEST_HEAD || ENDS_SENTENCE.test(hans)) continue;
		const words = hans.slice(NUMBERED.exec(hans)?.[0].length ?? 0);
		// 「原会议时间：…」 says that of itself alone.
		if (/[:：]./u.test(words)) continue;
		const side = sideOfLabel(words);
		if (side) return side;
	}
	return undefined;
}

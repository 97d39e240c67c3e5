// Taking part from afar: meeting numbers and links.
import type { Meeting } from "../notice/schema.ts";
import type { TextView } from "./textView.ts";

const NUMBER =
	/(?:会议号码?|会议 ?ID|会议室号|会议代码|腾讯会议(?:号|ID)?|ZOOM ?ID|Zoom(?: Meeting)? ?ID|Meeting ID)[^0-9\n]{0,16}([0-9]{3}[- ]?[0-9]{3,4}[- ]?[0-9]{3,5})(?![0-9])/iu;
/** Google Meet: three groups of letters. */
const CODE =
	/(?:代码|代号|会议码|Meet)[^a-z\n]{0,12}([a-z]{3}-[a-z]{4}-[a-z]{3})(?![a-z])/iu;
const LINK =
	/(?:会议链接|直播|线上|在线|网络会议|视讯|视频会议|会议网址|连结|链接|观看|入会|会议地址|会议室|腾讯会议|Zoom|Meet)[^\n]{0,60}?(https?:\/\/[A-Za-z0-9][^\s，。；、）)》」”"<>\]]{3,300})/iu;
/** Addresses that are meeting rooms whatever stands before them. */
const ROOM =
	/https?:\/\/(?:meeting\.tencent\.com|[a-z0-9.-]{0,40}zoom\.(?:us|com\.cn)|meet\.google\.com|meet\.jit\.si|teams\.microsoft\.com|vc\.feishu\.cn|[a-z0-9.-]{0,40}webex\.com|meeting\.dingtalk\.com)\/[^\s，。；、）)》」”"<>\]]{1,300}/iu;

/** What none of them is without; patterns that know no case are costly. */
const DIGITS = /[0-9]{3}[- ]?[0-9]{3}/;
const LETTERS = /-[A-Za-z]{4}-/;
const ADDRESS = /[Hh][Tt][Tt][Pp]/;

export function findOnline(
	view: TextView,
	links: readonly string[],
): Meeting["online"] | undefined {
	const { hans } = view;
	const number =
		wordsOf(view, DIGITS.test(hans) ? NUMBER.exec(hans) : null) ??
		wordsOf(view, LETTERS.test(hans) ? CODE.exec(hans) : null);
	const linked = ADDRESS.test(hans);
	const url =
		wordsOf(view, linked ? ROOM.exec(hans) : null) ??
		links.find((href) => ROOM.test(href)) ??
		wordsOf(view, linked ? LINK.exec(hans) : null);
	if (!number && !url) return undefined;
	return { ...(url ? { url } : {}), ...(number ? { number } : {}) };
}

/** What the pattern's group holds, or all of it. */
function wordsOf(
	view: TextView,
	match: RegExpExecArray | null,
): string | undefined {
	if (!match) return undefined;
	const words = match[1] ?? match[0];
	const start = match.index + match[0].lastIndexOf(words);
	return view.cut({ start, end: start + words.length });
}

// Whether a meeting is held online only: moved there, or so by its label; the hall that was booked is none then.
import type { Fact } from "./facts.ts";
import { matches } from "./matches.ts";

/** Characters in which a document says how it meets. */
const OPENING = 3000;

const REMOTE =
	"(?:线上|网上|云端|云会议|视频(?:会议|形式|方式)|视讯|网络(?:会议|形式|方式|视频)|远程|腾讯会议|钉钉会议|飞书会议|Google Meet|ZOOM|Zoom|Teams|Webex)";
const MOVED_ONLINE = new RegExp(
	`(?:改(?:为|成|以|采|用|至|在|到)?|转(?:为|至)|(?:调整|变更|更改|更正|变更召开方式)(?:为|至|成))[^，。；\\n]{0,12}?${REMOTE}`,
	"gu",
);
const MOVES = /[改转]|调整|变更|更正/u;
/** 线上线下结合, 主会场仍为…: some still come to the hall. */
const BOTH =
	/^[^，。；\n]{0,6}(?:线下|现场|实体|结合|相结合|并行|同步)|线下(?:相)?结合|与(?:现场|实体)/u;
const ONLINE_PLACE =
	/^(?:线上|网上|云端|网络|视频会议|视讯会议|腾讯会议|钉钉|飞书|Zoom|ZOOM|Google Meet)(?:会议|举行|进行|召开|参加|平台|视频)?(?:$|[（(，,；;：:。 \u3000])/u;

/** The hall of what was planned holds no longer. */
export function isMovedOnline(hans: string): boolean {
	const opening = hans.slice(0, OPENING);
	if (!MOVES.test(opening)) return false;
	for (const { index, 0: words } of matches(opening, MOVED_ONLINE)) {
		const after = opening.slice(
			index + words.length,
			index + words.length + 20,
		);
		if (
			!BOTH.test(after) &&
			!/(?:线下|现场)[^，。；]{0,3}(?:线上|改)?$/u.test(words.slice(0, -2))
		)
			return true;
	}
	return false;
}

/** 地点：线上（腾讯会议）. */
export function isOnlinePlace(hans: string): boolean {
	return ONLINE_PLACE.test(hans);
}

export function meetsOnlineByLabel(
	facts: readonly Fact[],
	label: RegExp,
): boolean {
	const fact = facts.find((one) => label.test(one.label) && one.hans !== "");
	return fact !== undefined && isOnlinePlace(fact.hans);
}

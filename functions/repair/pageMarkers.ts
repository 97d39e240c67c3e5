// Signs that a page was tampered with in ways that cannot be undone.
import { type Finding, finding } from "../notice/finding.ts";
import type { FindingCode } from "../notice/findingTexts.ts";
import { placeFinder } from "./editLog.ts";

/**
 * Words put in the place of ones that sound alike, to pass a filter: 整幅 for 政府, 暢威 for 常委. Only
 * compounds that no honest text has.
 */
const HOMOPHONES =
	/[省市县縣区區](?:人民)?整幅|人民整幅|[省市县縣区區]委[畅暢]威|政治局[畅暢]威/gu;

/** Words put in the place of their synonyms to look original: 日下战书 for 日下午, 安排摆设 for 安排部署. */
const SPUN =
	/\d{1,2}日下[战戰][书書]|(?:安排|工作|全面)[摆擺][设設](?:了|下一步|今[后後]|[会會]议|[会會]議)|(?:监督|監督|安全|执法|執法|[专專][项項])查抄/gu;
/** One may be a true 下战书 (to throw down the gauntlet). */
const SPUN_PROOF = 2;

/** Most places told of one kind. */
const MOST_PLACES = 20;

/** Homophone censorship and synonym spinning: errors, since the words of the source are gone. */
export function findForgery(text: string): Finding[] {
	const spun = [...text.matchAll(SPUN)];
	return [
		...tell("repair.homophones", text, [...text.matchAll(HOMOPHONES)]).slice(
			0,
			1,
		),
		...tell(
			"repair.spun-text",
			text,
			spun.length >= SPUN_PROOF ? spun : [],
		).slice(0, 1),
	];
}

/** A reading in brackets that is not known to be residue: a gloss (亳(bó)州), or one to take out by hand. */
const LEFT_READING =
	/\p{Script=Han}[(（]\p{Ll}{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]\p{Ll}{0,5}[ \u3000]?[)）]/gu;

/** A character turned into its reading: 煤gao效. Only on a page that is proved damaged. */
const SPELT_CHARACTER =
	/\p{Script=Han}(?:[bpmfdtnlgkhjqxzcsrwy]|zh|ch|sh)(?:ao|ai|an|ang|ei|en|eng|iao|ian|iang|ie|in|ing|iu|ong|ou|ua|uai|uan|uang|ui|un|uo|ue)\p{Script=Han}/gu;

/** What a repaired page still shows of the tool. */
export function findLeftovers(text: string): Finding[] {
	return [
		...tell("repair.left-reading", text, [...text.matchAll(LEFT_READING)]),
		...tell("repair.spelt-character", text, [
			...text.matchAll(SPELT_CHARACTER),
		]),
	];
}

function tell(
	code: FindingCode,
	text: string,
	matches: RegExpMatchArray[],
): Finding[] {
	const told = matches.slice(0, MOST_PLACES);
	const last = told.at(-1);
	const characters = [
		...text.slice(0, last === undefined ? 0 : (last.index ?? 0)),
	];
	const place = placeFinder(characters);
	let units = 0;
	let points = 0;
	return told.map((match) => {
		for (; units < (match.index ?? 0); points++)
			units += characters[points]?.length ?? 1;
		return finding(code, place(points), { text: match[0] });
	});
}

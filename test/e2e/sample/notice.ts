// A notice that an editor drops while the site is at work.
export const KEY = "notices/2026/消防 演练+通知.md";
export const NOTICE =
	"---\nid: fire-drill\n---\n\n# 关于召开消防演练动员会的通知\n\n各科室：\n\n定于2027年3月5日上午9时在市政府三楼会议室召开消防演练动员会，请准时参加。\n\n云溪市应急管理局\n2026年2月20日\n";

/** Words that no other notice has. */
export const PRIVATE_WORDS = "青龙桥南岸仓库";
export const PRIVATE = NOTICE.replaceAll("市政府三楼会议室", PRIVATE_WORDS);

// Words of the genre that several finders share: what is called a meeting, what is called a document.

/** The last word of a meeting's name, longest first. */
export const MEETING_NAMES = [
	"股东大会",
	"代表大会",
	"业主大会",
	"会员大会",
	"村民大会",
	"里民大会",
	"电视电话会议",
	"联席会议",
	"全体会议",
	"常务会议",
	"座谈会",
	"听证会",
	"公听会",
	"说明会",
	"研讨会",
	"协商会",
	"联席会",
	"动员会",
	"推进会",
	"调度会",
	"部署会",
	"总结会",
	"发布会",
	"评审会",
	"论证会",
	"交流会",
	"茶话会",
	"恳谈会",
	"通报会",
	"报告会",
	"观摩会",
	"现场会",
	"碰头会",
	"工作会",
	"会商会",
	"审查会",
	"审议会",
	"家长会",
	"股东会",
	"董事会",
	"监事会",
	"理事会",
	"理监事会",
	"临时会",
	"定期会",
	"委员会",
	"会员会",
	"运动会",
	"博览会",
	"聚会",
	"年会",
	"例会",
	"常会",
	"全会",
	"会报",
	"晨会",
	"双周会",
	"周会",
	"月会",
	"班会",
	"大会",
	"会议",
	"论坛",
	"沙龙",
	"培训班",
	"研修班",
	"学习班",
	"训练营",
	"工作坊",
	"峰会",
	"黑客松",
	"分享会",
	"见面会",
	"咨询会",
	"讲习会",
	"研习会",
	"茶会",
	"培训会",
	"启动会",
	"协调会",
	"对接会",
	"推介会",
	"宣贯会",
	"分析会",
	"研判会",
	"专题会",
	"办公会",
	"表彰会",
	"评议会",
	"答辩会",
	"验收会",
	"签约会",
	"讲评会",
	"民主生活会",
	"组织生活会",
	"主题党日活动",
	"主题党日",
	"宣讲会",
	"Meetup",
	"meetup",
	"讲座",
	"会",
] as const;

/** Names that alone prove that a meeting is spoken of. */
const SURE = MEETING_NAMES.filter(
	(name) =>
		![
			"委员会",
			"董事会",
			"监事会",
			"理事会",
			"博览会",
			"运动会",
			"聚会",
			"论坛",
			"沙龙",
			"讲座",
			"会",
		].includes(name),
).join("|");

/** 召开组织生活会, 举办运动会: whatever 会 is held, but for bodies that end in it. */
const HELD_ONE =
	"(?:召开|举行|举办|召集|组织|参加|出席|列席)[^，。；：\\n]{0,40}?(?<![委员协学工议社机国公商总分联合基金体红字筹组居村管董理监妇省市县]|学生)会(?=[的，。！”」』\\s]|通知|公告|通告|预告|$)";

/** 立法会议员 is no 会议. */
const NO_MEETING = /(?<=[立法省市县区国]议?会)议员|会议员/gu;

export const MEETING = new RegExp(
	`${SURE}|程委会|会期|(?:[今昨]日?|[0-9]日|上午|下午|晚上?)开会|${HELD_ONE}`,
	"u",
);

/** The last word of an official document's title. */
export const DOCUMENT_NAMES =
	"通知书|通知单|召集书|召集通知|开会通知|通知|公告|通告|公示|预告|启事|邀请函|邀请书|函|议程表|议程|日程表|日程|会议纪要|纪要|会议纪录|会议记录|纪录|记录|决议公告|决议|提示|海报|预备通知";

/** Words that are meetings' in a headline or a name, but common in other texts. */
const WEAK =
	/论坛|沙龙|讲座|聚会|小聚|程序委员会|程委会|读书会|分享会|运动会|组会|双周会|工作坊|培训|研修班|宣讲|座谈|meeting|meetup|minutes/iu;

/** Whether a headline or a name is a meeting's. */
export function namesMeeting(hans: string): boolean {
	const words = hans.replace(NO_MEETING, "会、议员");
	return MEETING.test(words) || WEAK.test(words);
}

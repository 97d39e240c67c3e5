// Small invented documents of the genre, in both scripts, with what a reader takes from each.
import { describe, expect, it } from "vitest";
import { fieldsOf, meetingOf, understood, when } from "./reading.ts";

const DRAINAGE = `澄江市水务局文件
澄水发〔2026〕31号
关于召开全市排水防涝工作会议的通知
各县（区）水务局，局属各单位：
为做好今年汛期排水防涝工作，经研究，定于近期召开全市排水防涝工作会议。现将有关事项通知如下：
一、会议时间
2026年4月16日（星期四）下午2:30，会期半天。
二、会议地点
澄江市水务局五楼会议室（澄江市滨河路18号）。
三、参会人员
各县（区）水务局主要负责人，局属各单位主要负责人。
四、会议议程
1.市排水管理处通报2025年工作情况；
2.东岭县、白沙区水务局交流发言；
3.副市长吴松年讲话。
五、有关要求
（一）请参会人员提前10分钟入场。
（二）请于4月14日18:00前报送参会回执。
联系人：骆晓棠，电话：0555-2100188
澄江市水务局
2026年4月9日`;

describe("a notice of an office", () => {
	const fields = fieldsOf(DRAINAGE);
	const [meeting] = fields.meetings;

	it("has kind, headline, number, issuer and dates", () => {
		expect(fields).toMatchObject({
			kind: "notice",
			title: "关于召开全市排水防涝工作会议的通知",
			documentNumber: "澄水发〔2026〕31号",
			issuer: "澄江市水务局",
			issuedOn: "2026-04-09",
			addressees: ["各县（区）水务局", "局属各单位"],
			relations: [],
		});
		expect(fields).not.toHaveProperty("publishedAt");
	});

	it("has the meeting, its place and its address", () => {
		expect(meeting).toMatchObject({
			uid: "1",
			sequence: 0,
			name: "全市排水防涝工作会议",
			startAt: {
				date: "2026-04-16",
				time: "14:30",
				precision: "minute",
				timezone: "Asia/Shanghai",
				raw: "2026年4月16日（星期四）下午2:30",
			},
			status: "confirmed",
			locations: [
				{ name: "澄江市水务局五楼会议室", address: "澄江市滨河路18号" },
			],
			organizers: [{ name: "澄江市水务局" }],
			attendance: "各县（区）水务局主要负责人，局属各单位主要负责人",
			agenda: [
				"市排水管理处通报2025年工作情况",
				"东岭县、白沙区水务局交流发言",
				"副市长吴松年讲话",
			],
			points: ["请参会人员提前10分钟入场", "请于4月14日18:00前报送参会回执"],
			contacts: [{ name: "骆晓棠", phone: "0555-2100188", privacy: "office" }],
			registration: { deadline: { date: "2026-04-14", time: "18:00" } },
		});
		expect(meeting).not.toHaveProperty("endAt");
	});

	it("says of each field where it comes from", () => {
		expect(fields.origins).toMatchObject({
			kind: { by: "text", raw: "通知" },
			title: { by: "text" },
			documentNumber: { by: "text", raw: "澄水发〔2026〕31号" },
			"meetings.startAt": {
				by: "text",
				raw: "2026年4月16日（星期四）下午2:30",
			},
			"meetings.organizers": { by: "issuer" },
		});
	});

	it("has no findings", () => {
		expect(understood(DRAINAGE).findings).toEqual([]);
	});
});

describe("a notice of other bodies:", () => {
	it("shareholders, whose record date and voting hours are not the meeting's", () => {
		const fields =
			fieldsOf(`证券代码：900XX1    证券简称：松岭矿业    公告编号：2026-018
松岭矿业股份有限公司关于召开2025年年度股东大会的通知
一、召开会议的基本情况
（一）股东大会召集人：公司董事会
（二）现场会议召开时间：2026年5月21日14点00分
（三）现场会议召开地点：松岭市矿山路9号公司三楼会议室
（四）网络投票起止时间：2026年5月21日9:15-15:00
二、股权登记日：2026年5月14日
三、会议审议事项
1 2025年度董事会工作报告
2 2025年度利润分配预案
四、会议登记时间：2026年5月18日9:00-16:00
特此公告。
松岭矿业股份有限公司董事会
2026年4月28日`);
		expect(fields).toMatchObject({
			kind: "notice",
			documentNumber: "2026-018",
			issuer: "松岭矿业股份有限公司董事会",
			issuedOn: "2026-04-28",
		});
		expect(fields.meetings[0]).toMatchObject({
			name: "2025年年度股东大会",
			startAt: { date: "2026-05-21", time: "14:00" },
			locations: [{ name: "松岭市矿山路9号公司三楼会议室" }],
			organizers: [{ name: "公司董事会", role: "召集" }],
			agenda: ["2025年度董事会工作报告", "2025年度利润分配预案"],
		});
	});

	it("a meeting note of Taiwan", () => {
		const fields = fieldsOf(`鹿谷文史學會　開會通知單
受文者：如出、列席者
發文日期：中華民國115年6月2日
發文字號：鹿文會字第1150000027號
開會事由：第四屆第六次理監事聯席會議
開會時間：115年6月14日（星期日）上午10時
開會地點：本會二樓研討室
主持人：賴理事長文彬
出席者：全體理事、監事
聯絡人及電話：秘書 簡雅慧 02-25550123分機6`);
		expect(fields).toMatchObject({
			kind: "notice",
			issuer: "鹿谷文史學會",
			documentNumber: "鹿文會字第1150000027號",
			publishedAt: "2026-06-02",
		});
		expect(fields.meetings[0]).toMatchObject({
			name: "第四屆第六次理監事聯席會議",
			startAt: { date: "2026-06-14", time: "10:00" },
			locations: [{ name: "本會二樓研討室" }],
			chairs: [{ name: "賴文彬", role: "理事長" }],
			attendance: "全體理事、監事",
			contacts: [{ name: "簡雅慧", phone: "02-25550123分機6" }],
		});
	});

	it("a letter of Taiwan, whose 主旨 is its headline", () => {
		const fields = fieldsOf(`青埔鄉公所 函
發文日期：中華民國115年3月2日
發文字號：青鄉民字第1150003344號
主旨：檢送本鄉115年度第1次里民大會開會通知，請踴躍出席，請查照。
說明：
一、開會時間：中華民國115年3月21日（星期六）下午7時。
二、開會地點：青埔里活動中心。
三、主持人：里長葉國雄。`);
		expect(fields).toMatchObject({
			kind: "notice",
			title: "檢送本鄉115年度第1次里民大會開會通知",
		});
		expect(fields.meetings[0]).toMatchObject({
			startAt: { date: "2026-03-21", time: "19:00" },
			locations: [{ name: "青埔里活動中心" }],
			chairs: [{ name: "葉國雄", role: "里長" }],
		});
	});

	it("a committee of Hong Kong, its name put together", () => {
		const fields = fieldsOf(`北灣區議會轄下康樂及文化委員會
第五次會議通知
致：各委員
茲通知本委員會定於2026年9月17日（星期四）下午2時30分，假北灣海旁道2號北灣政府合署4樓會議室舉行第五次會議，敬請依時出席。
議程
1. 通過第四次會議記錄
2. 其他事項
查詢：委員會秘書方詠珊女士（電話：2555 0199）
北灣區議會秘書處
2026年9月3日`);
		expect(fields.title).toBe("第五次會議通知");
		expect(fields.meetings[0]).toMatchObject({
			name: "北灣區議會轄下康樂及文化委員會第五次會議",
			startAt: { date: "2026-09-17", time: "14:30" },
			locations: [{ name: "北灣海旁道2號北灣政府合署4樓會議室" }],
			organizers: [{ name: "北灣區議會轄下康樂及文化委員會" }],
			attendance: "各委員",
			agenda: ["通過第四次會議記錄", "其他事項"],
			contacts: [{ name: "方詠珊", phone: "2555 0199" }],
		});
	});

	it("owners, with day and hour on lines of their own", () => {
		const meeting = meetingOf(`業主周年大會通告
日期：2026年11月8日（星期日）
時間：下午3時正
地點：屋苑會所
敬請各業主依時出席。
翠怡閣業主立案法團
2026年10月20日`);
		expect(when(meeting.startAt)).toBe("2026-11-08 15:00");
		expect(meeting.locations).toEqual([{ name: "屋苑會所" }]);
	});

	it("a congress of several days", () => {
		const meeting = meetingOf(`关于召开石桥县第九届人民代表大会第三次会议的公告
石桥县第九届人民代表大会第三次会议定于2027年1月12日至14日在县会议中心召开。
石桥县人大常委会
2026年12月20日`);
		expect([when(meeting.startAt), when(meeting.endAt)]).toEqual([
			"2027-01-12",
			"2027-01-14",
		]);
		expect(meeting.name).toBe("石桥县第九届人民代表大会第三次会议");
		expect(meeting.locations).toEqual([{ name: "县会议中心" }]);
	});

	it("a meeting on the net", () => {
		const meeting = meetingOf(`关于召开数据开放视频会议的通知
时间：2026年7月3日（星期五）9时30分
方式：腾讯会议，会议号：555-010-2030
联系人：甘老师  5550133（办公室）
临江市数据局
2026年7月1日`);
		expect(meeting).toMatchObject({
			startAt: { date: "2026-07-03", time: "09:30" },
			attendanceMode: "online",
			online: { number: "555-010-2030" },
			locations: [],
			contacts: [{ name: "甘老师", phone: "5550133" }],
		});
	});

	it("several offices that sign together", () => {
		const fields = fieldsOf(`关于召开校园周边整治联席会议的通知
定于2026年9月10日上午9时在区教育局二楼会议室召开校园周边整治联席会议。
东岭区教育局
东岭区公安分局
2026年9月1日`);
		expect(fields).toMatchObject({
			issuer: "东岭区教育局",
			coIssuers: ["东岭区公安分局"],
		});
	});
});

describe("the meeting's time", () => {
	const notice = (...lines: string[]) =>
		[
			"关于召开河道清淤协调会的通知",
			...lines,
			"地点：镇政府三楼会议室",
			"柳湾镇人民政府",
			"2026年3月2日",
		].join("\n");

	it.each([
		["会议时间：2026年3月12日上午", "2026-03-12 am"],
		["会议时间：3月12日上午九时", "2026-03-12 09:00"],
		["会议时间：二〇二六年三月十二日十四时三十分", "2026-03-12 14:30"],
		["会议时间：2026-03-12 14:30", "2026-03-12 14:30"],
		["会议时间：３月１２日１４：３０", "2026-03-12 14:30"],
		["会议时间：3月12日24:00", "2026-03-13 00:00"],
		["兹定于3月12日晚8时在镇政府召开河道清淤协调会。", "2026-03-12 20:00"],
		["会议时间：3月12日上午8:30报到，9:00开会", "2026-03-12 09:00"],
	])("of 「%s」 is %s", (line, expected) => {
		expect(when(meetingOf(notice(line)).startAt)).toBe(expected);
	});

	it("keeps the words 24:00 that it was read from", () => {
		const { startAt } = meetingOf(notice("会议时间：3月12日24:00"));
		expect(startAt).toEqual({
			date: "2026-03-13",
			time: "00:00",
			precision: "minute",
			timezone: "Asia/Shanghai",
			raw: "3月12日24:00",
		});
	});

	it("is not when people arrive, nor when they must have applied", () => {
		const meeting = meetingOf(
			notice(
				"报名截止日期：2026年3月9日",
				"报到时间：2026年3月11日下午",
				"会议时间：2026年3月12日上午9:00—11:30",
			),
		);
		expect(when(meeting.startAt)).toBe("2026-03-12 09:00");
		expect(when(meeting.endAt)).toBe("2026-03-12 11:30");
		expect(when(meeting.checkInAt)).toBe("2026-03-11 pm");
	});

	it("is open if the notice says that it will follow", () => {
		const meeting = meetingOf(notice("会议时间：另行通知"));
		expect(meeting).not.toHaveProperty("startAt");
		expect(meeting.timeToBeAnnounced).toBe(true);
	});

	it("keeps its year open where nothing proves one", () => {
		const meeting = meetingOf(
			"关于召开党员大会的通知\n定于6月16日上午9时在二楼会议室召开党员大会。\n柳湾村党支部",
		);
		expect(when(meeting.startAt)).toBe("--06-16 09:00");
	});

	it("takes its year from the document number", () => {
		const meeting = meetingOf(
			"柳政办〔2027〕3号\n关于召开党员大会的通知\n定于1月16日上午9时在二楼会议室召开党员大会。\n柳湾镇人民政府",
		);
		expect(when(meeting.startAt)).toBe("2027-01-16 09:00");
	});

	it("is tentative if it is only planned", () => {
		const planned = meetingOf(
			notice("拟于2026年3月12日召开河道清淤协调会，具体安排届时公布。"),
		);
		expect(planned.status).toBe("tentative");
	});
});

describe("what overturns a meeting:", () => {
	it("a cancellation names its target and keeps the day that no longer holds", () => {
		const fields = fieldsOf(`关于取消全区农机安全调度会的通知
各乡镇：
因台风影响，原定于8月6日（星期四）下午3:00在区农机站二楼会议室召开的全区农机安全调度会取消。
白沙区农业农村局
2026年8月5日`);
		expect(fields.kind).toBe("cancellation");
		expect(fields.relations).toEqual([
			{
				type: "cancels",
				title: "全区农机安全调度会",
				days: ["2026-08-06"],
			},
		]);
		expect(fields.meetings[0]).toMatchObject({
			status: "cancelled",
			statusReason: "因台风影响",
			startAt: { date: "2026-08-06", time: "15:00" },
			locations: [{ name: "区农机站二楼会议室" }],
		});
	});

	it("a postponement without a day leaves the day open", () => {
		const fields = fieldsOf(`关于延期召开全县林业工作会议的通知
我局印发《关于召开全县林业工作会议的通知》（石林发〔2026〕8号），定于4月10日召开全县林业工作会议。因故延期，具体时间另行通知。
石桥县林业局
2026年4月7日`);
		expect(fields.kind).toBe("postponement");
		expect(fields.relations).toEqual([
			{
				type: "postpones",
				days: ["2026-04-10"],
				documentNumber: "石林发〔2026〕8号",
				title: "关于召开全县林业工作会议的通知",
			},
		]);
		const [meeting] = fields.meetings;
		expect(meeting).not.toHaveProperty("startAt");
		expect(meeting).toMatchObject({
			status: "postponed",
			timeToBeAnnounced: true,
			previousSchedules: [{ startAt: { date: "2026-04-10" } }],
		});
	});

	it("a rescheduling gives the new time, not the old one", () => {
		const fields = fieldsOf(`關於更改第三次會員大會日期的通告
原定於2026年5月9日下午2時舉行的第三次會員大會，現改期至2026年5月23日（星期六）下午2時30分舉行，地點不變。
濠東街坊會
2026年5月2日`);
		expect(fields.kind).toBe("rescheduling");
		expect(fields.meetings[0]).toMatchObject({
			status: "rescheduled",
			startAt: { date: "2026-05-23", time: "14:30" },
			previousSchedules: [{ startAt: { date: "2026-05-09", time: "14:00" } }],
		});
	});

	it("a change of place gives the new place", () => {
		const fields = fieldsOf(`关于变更河长制座谈会地点的通知
定于2026年6月11日上午9时召开的河长制座谈会，会议地点由镇文化站变更为镇政府三楼会议室，时间不变。
柳湾镇人民政府
2026年6月8日`);
		expect(fields.kind).toBe("relocation");
		expect(fields.meetings[0]).toMatchObject({
			status: "confirmed",
			startAt: { date: "2026-06-11", time: "09:00" },
			locations: [{ name: "镇政府三楼会议室" }],
		});
	});

	it("a move to the net has no place", () => {
		const fields = fieldsOf(`关于营商环境座谈会改为线上召开的通知
因疫情防控需要，原定于2026年6月11日上午9时在区政务中心召开的营商环境座谈会改为线上会议，会议号：555-010-7788。
白沙区营商办
2026年6月8日`);
		expect(fields.kind).toBe("relocation");
		expect(fields.meetings[0]).toMatchObject({
			online: { number: "555-010-7788" },
		});
	});

	it("a correction gives what is right", () => {
		const fields = fieldsOf(`关于更正全市排水防涝工作会议通知的函
《关于召开全市排水防涝工作会议的通知》（澄水发〔2026〕31号）中，会议时间“2026年4月16日”更正为“2026年4月17日（星期五）下午2:30”。
澄江市水务局
2026年4月10日`);
		expect(fields.kind).toBe("correction");
		expect(fields.relations).toMatchObject([
			{ type: "corrects", documentNumber: "澄水发〔2026〕31号" },
		]);
		expect(when(fields.meetings[0]?.startAt)).toBe("2026-04-17 14:30");
	});

	it("but not an ordinary proviso", () => {
		const fields = fieldsOf(`关于召开村民大会的通知
定于2026年6月11日上午9时在村委会召开村民大会。如遇天灾等不可抗力，会议取消或延期，另行通知。
柳湾村村民委员会
2026年6月8日`);
		expect(fields.kind).toBe("notice");
		expect(fields.meetings[0]?.status).toBe("confirmed");
	});
});

describe("what is told afterwards:", () => {
	it("a report, with those who took part and what was asked of them", () => {
		const fields = fieldsOf(`白沙区召开秋粮收购工作推进会
2026-09-18
9月17日下午，白沙区在区粮食局三楼会议室召开秋粮收购工作推进会。副区长骆明轩出席会议并讲话，区政府办副主任施佩兰主持会议。
骆明轩要求，一要备足仓容，确保应收尽收。二要管好资金，不打白条。
各乡镇分管负责同志参加会议。`);
		expect(fields).toMatchObject({ kind: "report", publishedAt: "2026-09-18" });
		expect(fields.meetings[0]).toMatchObject({
			name: "秋粮收购工作推进会",
			status: "held",
			startAt: { date: "2026-09-17", half: "pm", precision: "half_day" },
			locations: [{ name: "区粮食局三楼会议室" }],
			chairs: [{ name: "施佩兰", role: "区政府办副主任" }],
			people: [
				{ name: "骆明轩", role: "副区长" },
				{ name: "施佩兰", role: "区政府办副主任" },
			],
			points: ["备足仓容，确保应收尽收", "管好资金，不打白条"],
			attendance: "各乡镇分管负责同志",
		});
	});

	it("a report of Taiwan whose day lacks its month", () => {
		const fields = fieldsOf(`青埔鄉代表會第9次臨時會閉幕
2026-07-22
青埔鄉代表會第9次臨時會21日上午於代表會議事廳舉行閉幕會議，由主席葉國雄主持，鄉長賴文彬列席。`);
		expect(fields.kind).toBe("report");
		expect(fields.meetings[0]).toMatchObject({
			startAt: { date: "2026-07-21", half: "am" },
			chairs: [{ name: "葉國雄", role: "主席" }],
		});
	});

	it("a report that speaks of a meeting to come is still no notice of it", () => {
		const fields = fieldsOf(`县政协召开第十二次主席会议
2026-03-04
县政协第十二次主席会议3日在县政协机关举行，县政协主席梁之远主持会议。会议决定，3月20日召开常委会第八次会议。`);
		expect(fields.kind).toBe("report");
		expect(when(fields.meetings[0]?.startAt)).toBe("2026-03-03");
		expect(fields.meetings[0]?.status).toBe("held");
	});

	it("minutes, by the form of their head", () => {
		const fields = fieldsOf(`115年5月 第二次管理委員會會議紀錄
時間：115/5/12 19:30~21:00
地點：社區交誼廳
主席：葉國雄
記錄：簡雅慧
出席委員：主委葉國雄、財委賴文彬、監委方詠珊(請假)
議題 1. 討論電梯保養報價
決議：同意。
議題 2. 討論車道照明
散會`);
		expect(fields.kind).toBe("minutes");
		expect(fields.meetings[0]).toMatchObject({
			status: "held",
			startAt: { date: "2026-05-12", time: "19:30" },
			endAt: { date: "2026-05-12", time: "21:00" },
			locations: [{ name: "社區交誼廳" }],
			chairs: [{ name: "葉國雄" }],
			agenda: ["討論電梯保養報價", "討論車道照明"],
		});
		expect(fields.meetings[0]?.people.map(({ name }) => name)).toEqual([
			"簡雅慧",
			"葉國雄",
			"賴文彬",
		]);
	});

	it("a resolution", () => {
		expect(
			fieldsOf(`松岭矿业股份有限公司第四届董事会第九次会议决议公告
会议于2026年3月9日以现场方式召开，由董事长施松年主持，审议通过《关于聘任总经理的议案》。`),
		).toMatchObject({
			kind: "result",
			citedDocuments: ["关于聘任总经理的议案"],
		});
	});
});

it("an agenda is one by its title", () => {
	const fields = fieldsOf(`石桥县人民政府第二十次常务会议议题公告
会议时间：2026年5月13日（星期三）上午8:30
会议地点：县政府第二会议室
会议议题：
一、《石桥县古树名木保护办法（草案）》（汇报单位：县林业局）
二、关于命名县级非遗项目的请示（汇报单位：县文旅局）
石桥县人民政府办公室
2026年5月8日`);
	expect(fields.kind).toBe("agenda");
	expect(fields.meetings[0]).toMatchObject({
		name: "石桥县人民政府第二十次常务会议",
		agenda: [
			"《石桥县古树名木保护办法（草案）》",
			"关于命名县级非遗项目的请示",
		],
		organizers: [{ name: "石桥县人民政府" }],
	});
});

describe("what speaks of no meeting", () => {
	it.each([
		[
			"a notice of water works",
			"关于滨河路停水的通知\n停水时间：2026年3月5日8:00至3月6日8:00\n澄江市自来水公司\n2026年3月3日",
		],
		[
			"an essay on a meeting",
			"评论员文章：把会议精神落到实处\n各地要认真学习贯彻会议精神，把各项部署落到实处，见行动、见成效。",
		],
		[
			"a cancelled rule",
			"市公所取消臨時停車收費公告\n自2026年5月1日起，取消河濱停車場假日收費，請民眾多加利用。\n青埔市公所",
		],
	])("(%s) is another kind, without a meeting", (_, text) => {
		const fields = fieldsOf(text);
		expect(fields.kind).toBe("other");
		expect(fields.meetings).toEqual([]);
	});
});

describe("Markdown kept as plain text", () => {
	it("is read without its marks", () => {
		const fields = fieldsOf(`---
title: "开源地图社区 2026-Q2 例会议程"
date: 2026-05-20
---
# 开源地图社区 2026-Q2 例会议程
- 会议时间：**2026/05/28 20:00-21:00**
- 会议链接：[https://meeting.tencent.com/dm/abc](https://meeting.tencent.com/dm/abc)
## 会议议程
1. 数据许可
2. 新成员：[名单](https://example.org/list)`);
		expect(fields).toMatchObject({
			kind: "agenda",
			title: "开源地图社区 2026-Q2 例会议程",
			publishedAt: "2026-05-20",
		});
		expect(fields.meetings[0]).toMatchObject({
			startAt: { date: "2026-05-28", time: "20:00" },
			endAt: { date: "2026-05-28", time: "21:00" },
			agenda: ["数据许可", "新成员：名单"],
		});
	});
});

it("cuts values out of the printed text, Traditional and beyond the basic plane alike", () => {
	const { names } = understood(`青埔區召開防災座談會
2026-04-02
4月1日上午，青埔區召開防災座談會，副區長李𤤿青主持會議。`);
	expect(names).toEqual(["李𤤿青"]);
});

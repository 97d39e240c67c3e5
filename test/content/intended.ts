// What a reader takes each sample notice to be: written down by hand, not copied from the program.
import type { Kind } from "../../functions/notice/schema.ts";

/** `not yet` names the fields that extraction still gets wrong; the test fails when it no longer does. */
export interface Intended {
	kind: Kind;
	/** `null`: no meeting date that holds. Absent: not judged. */
	date?: string | null;
	/** Name of the first place. `null`: none. Absent: not judged. */
	place?: string | null;
	notYet?: ("kind" | "date" | "place")[];
}

export const INTENDED: Record<string, Intended> = {
	"2026-winter-water-works.md": {
		kind: "notice",
		date: "2026-12-08",
		place: "云溪市会议中心二楼第三会议室",
	},
	"business-environment-notice.md": {
		kind: "notice",
		date: "2026-12-01",
		place: "松湾区政务服务中心三楼多功能厅",
	},
	"business-environment-online.html": {
		kind: "relocation",
		date: "2026-12-01",
		place: null,
	},
	"congress-deputies-report.md": {
		kind: "report",
		date: "--11-18",
		place: "市人大机关三楼会议厅",
	},
	"county-education-report.html": {
		kind: "report",
		date: "2026-09-01",
		place: "县教育局六楼会议室",
	},
	"cross-strait-tea-seminar.md": {
		kind: "notice",
		date: "2027-01-20",
		place: "青石县云岫宾馆二楼茶韵厅",
	},
	"emergency-drill-briefing.md": {
		kind: "notice",
		date: "2026-12-11",
		place: "云溪市应急管理局五楼指挥大厅",
	},
	"five-year-plan-hearing.md": {
		kind: "notice",
		date: "2028-03-16",
		place: "云溪市档案馆一楼学术报告厅",
	},
	"forest-fire-notice.md": {
		kind: "notice",
		date: "2026-11-26",
		place: "青石县政府大院1号楼三楼会议室",
	},
	"forest-fire-postponed.txt": {
		kind: "postponement",
		date: null,
		place: null,
	},
	"haibu-district-council-agenda.txt": {
		kind: "agenda",
		date: "2026-12-17",
		place: "海埗區議會會議室",
	},
	"heating-service-notice.txt": {
		kind: "notice",
		date: "2026-11-27",
		place: "云溪市住房和城乡建设局四楼会议室",
	},
	"heating-service-rescheduled.md": {
		kind: "rescheduling",
		date: "2026-12-02",
		place: "云溪市住房和城乡建设局四楼会议室",
	},
	"huaiyin-primary-parents.md": {
		kind: "notice",
		date: "2026-12-11",
		place: "槐荫路小学各班教室",
	},
	"library-readers-council.txt": {
		kind: "notice",
		date: "2026-12-16",
		place: "云溪市图书馆三楼读者沙龙",
	},
	"nanqiao-square-minutes.md": {
		kind: "minutes",
		date: "2026-10-21",
		place: "镇政府二楼会议室",
	},
	"nanqiao-village-report.txt": {
		kind: "report",
		date: "2026-11-05",
		place: null,
	},
	"qiming-water-shareholders.html": {
		kind: "notice",
		date: "2026-12-10",
		place: "云溪市滨河大道200号公司三楼会议室",
	},
	"qingshi-congress-38-agenda.md": {
		kind: "agenda",
		date: "2026-11-30",
		place: "青石县人大常委会机关二楼会议室",
	},
	"river-patrol-meeting.md": {
		kind: "notice",
		date: "2026-12-18",
		place: "松湾区政府三楼会议室",
	},
	"safety-inspection-report.txt": {
		kind: "report",
		date: "2026-10-13",
		place: null,
	},
	"songping-village-assembly.txt": {
		kind: "notice",
		date: "2026-12-12",
		place: "柳源村活動中心一樓禮堂",
	},
	"songwan-citizens-assembly.txt": {
		kind: "notice",
		date: "2027-01-14",
		place: "松湾区文化中心小剧场",
	},
	"spring-festival-volunteers.md": {
		kind: "notice",
		date: "2025-12-19",
		place: "云溪市青少年宫四楼多功能厅",
	},
	"standing-committee-42-notice.html": {
		kind: "notice",
		date: "2026-12-22",
		place: "市人大机关三楼常委会会议厅",
	},
	"tea-association-assembly.md": {
		kind: "notice",
		date: "2027-03-06",
		place: "青石县云岫宾馆二楼茶韵厅",
	},
	"tea-fair-cancelled.md": {
		kind: "cancellation",
		place: "青石县文化馆一楼报告厅",
	},
	"tea-fair-notice.md": {
		kind: "notice",
		date: "2026-12-15",
		place: "青石县文化馆一楼报告厅",
	},
	"wah-bo-court-owners.txt": {
		kind: "notice",
		date: "2026-12-20",
		place: "海埗社區會堂地下禮堂",
	},
	"water-outage-songwan.txt": { kind: "other", date: null, place: null },
	"water-works-correction.md": {
		kind: "correction",
		date: "2026-12-08",
		place: "云溪市会议中心三楼第二会议室",
	},
	"yunxi-executive-98-notice.txt": {
		kind: "notice",
		date: "2026-12-04",
		place: "市政府办公楼二楼常务会议室",
	},
	"yunxi-executive-meeting-report.html": {
		kind: "report",
		date: "2026-11-12",
		place: null,
	},
	"关于召开全市安全生产工作视频会议的通知.txt": {
		kind: "notice",
		date: "2026-12-03",
		place: "市应急管理局五楼指挥大厅",
	},
	"北塘花园业主大会会议通知.txt": {
		kind: "notice",
		date: "2026-12-13",
		place: "北塘花园小区中心广场",
	},
	"final-exam-arrangements.md": {
		kind: "notice",
		date: "2025-12-12",
		place: "云溪市教育局三楼报告厅",
	},
	"congress-six-closing.txt": {
		kind: "report",
		date: "2026-01-15",
		place: "市会议中心一楼大会堂",
	},
	"water-price-hearing.html": {
		kind: "notice",
		date: "2026-03-27",
		place: "青石县文化馆一楼报告厅",
	},
	"cppcc-consultation-report.md": {
		kind: "report",
		date: "2026-05-14",
		place: "县政协机关四楼协商议事厅",
	},
	"flood-control-minutes.txt": {
		kind: "minutes",
		date: "2026-06-05",
		place: "区政府三楼会议室",
	},
	"neighbours-association-macau.txt": {
		kind: "notice",
		date: "2026-08-02",
		place: "本會會址二樓禮堂",
	},
	"tea-contest-meeting-form.txt": {
		kind: "notice",
		date: "2026-08-25",
		place: "本所三樓簡報室",
	},
	"congress-seven-notice.md": {
		kind: "notice",
		date: "2027-01-19",
		place: "云溪市会议中心一楼大会堂",
	},
};

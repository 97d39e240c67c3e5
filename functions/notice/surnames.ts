// Common Chinese surnames, in Simplified form.

const SINGLE =
	"王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖樊兰殷施洪安葛颜牛温鲁梅柳霍翟申耿詹倪焦关欧俞柯柴鲍祝纪齐骆卓舒成涂聂左盛游章冉苗房简辛管童祁冷荆凌裴岑翁柏冼阮甘瞿蓝戚靳解牟喻辜茅沙宁尚阎包伍娄路岳佟边麦卞桑曲储郁符臧党晏栾蒲苑景冀席尤甄占应单车屈糜巩古丛司谷寇桂谈褚宫鞠华居米逄逯商练项仇郎敖苟窦池刁计年庞支屠全楼明宗尧宣仲伏闵隋习连鄂祖修芦蔺原揭官初卫班农牧晋楚闻竺蓟滕毕邢胥藏种仝郦麻贝雍奚匡国文步衡都满弘萧缪禹荀季费廉庄穆荣吉艾虞厉邬晁巴狄桓燕茹浦饶佘鄢迟钮鹿郜谌帅粟邝阙芮甯宓扈戎仰容滑寿花伊阴殳裘杭嵇昝贲莘邰阚蔚冒扶利璩巢丰湛危汲乌佐傅卜封蒙姬栗植战巫干井漆邸仉";

const DOUBLE = [
	"欧阳",
	"上官",
	"司马",
	"诸葛",
	"司徒",
	"夏侯",
	"皇甫",
	"尉迟",
	"公孙",
	"令狐",
	"慕容",
	"端木",
	"东方",
	"南宫",
	"独孤",
	"轩辕",
	"呼延",
	"宇文",
	"长孙",
	"钟离",
	"闻人",
	"申屠",
	"万俟",
	"澹台",
];

export const singleSurnames: ReadonlySet<string> = new Set(SINGLE);
export const doubleSurnames: ReadonlySet<string> = new Set(DOUBLE);

/** The surname that a name in Simplified form begins with. */
export function surnameOf(name: string): string | undefined {
	const two = [...name].slice(0, 2).join("");
	if (doubleSurnames.has(two)) return two;
	const one = [...name][0];
	return one !== undefined && singleSurnames.has(one) ? one : undefined;
}

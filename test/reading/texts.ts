// Texts for the tests of encodings, all invented; `encode.py` writes them in every encoding.

export const TEXTS = {
	simplified:
		"各科室、各街道办事处：为做好今年汛期的防汛准备工作，经研究，决定召开云溪区防汛工作会议。现将有关事项通知如下：一、会议时间：五月十二日下午三时，会期半天。二、会议地点：区政府办公楼三楼会议室。三、参会人员：各街道办事处主要负责人，区水务局、区应急局有关同志。四、请参会人员提前十分钟到场，并将参会名单于五月十日前报区政府办公室。联系人：办公室值班人员。",
	traditional:
		"各科室、各區公所：為做好今年汛期的防汛準備工作，經研究，決定召開雲溪區防汛工作會議。現將有關事項通知如下：一、會議時間：五月十二日下午三時，會期半天。二、會議地點：區公所辦公樓三樓會議室。三、參會人員：各區公所主要負責人，水務局、消防局有關同仁。四、請參會人員提前十分鐘到場，並將參會名單於五月十日前報區公所辦公室。聯絡人：辦公室值班人員。",
	cantonese:
		"各位街坊：屋邨業主立案法團定喺五月十二日夜晚七點半開會，地點喺地下嘅會所。今次會議會講吓啲水管更換工程嘅進度，之前報咗名嘅住戶請準時到，未報名嘅可以喺當日登記。如果有咩問題，可以打電話畀管理處，佢哋會同你跟進。請各位住戶留意，開會嗰日電梯會暫停使用半個鐘，唔該晒。",
} as const;

export type TextName = keyof typeof TEXTS;

/** A page around a text, without any declaration of its encoding. */
export function pageOf(text: string): string {
	return `<!DOCTYPE html>\n<html><head><title>Notice</title><link rel="stylesheet" href="/css/main.css"></head>\n<body><div class="wrap"><p>${text}</p></div><script src="/js/x.js"></script></body></html>\n`;
}

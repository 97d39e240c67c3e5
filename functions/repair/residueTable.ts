// Which character carries which reading in text that a cloning tool has marked up: 關(guān)于.
import { gbkCode } from "./gbk.ts";

/**
 * Pairs seen on 69 damaged pages (2,460 annotations), most frequent first. Each is a character whose
 * Traditional form differs from the Simplified one, with one reading whatever the context. True
 * glosses of rare characters in place names, 亳(bó)州, are left out on purpose.
 */
const SEEN = `
	業yè 發fā 產chǎn 會huì 經jīng 區qū 進jìn 關guān 實shí 領lǐng 設shè 現xiàn 項xiàng 機jī
	務wù 調diào 規guī 導dǎo 動dòng 統tǒng 學xué 時shí 點diǎn 應yīng 鎮zhèn 強qiáng 內nèi 團tuán
	農nóng 穩wěn 優yōu 環huán 驗yàn 來lái 報bào 責zé 術shù 質zhì 認rèn 對duì 聯lián 當dāng
	濟jì 長zhǎng 標biāo 網wǎng 結jié 災zāi 準zhǔn 節jié 國guó 開kāi 個gè 創chuàng 測cè 數shù
	風fēng 過guò 戰zhàn 態tài 習xí 鄉xiāng 復fù 續xù 協xié 權quán 轉zhuǎn 問wèn 負fù 達dá
	說shuō 陽yáng 臺tái 礎chǔ 識shí 評píng 構gòu 堅jiān 場chǎng 號hào 險xiǎn 監jiān 據jù 錯cuò
	嚴yán 勢shì 書shū 細xì 計jì 預yù 護hù 價jià 門mén 擴kuò 衛wèi 級jí 運yùn 績jī
	見jiàn 萬wàn 營yíng 簡jiǎn 請qǐng 聽tīng 養yǎng 獎jiǎng 獻xiàn 費fèi 絡luò 沒méi 醫yī 執zhí
	貿mào 線xiàn 詢xún 無wú 驅qū 訓xùn 寫xiě 類lèi 爭zhēng 勵lì 專zhuān 側cè 譽yù 紀jì
	錢qián 長cháng 績jì 遠yuǎn 車chē 擔dān 頁yè
`;

/** Without tone mark; seen once each. */
const TONELESS = "地di 號hao";

/**
 * Common characters of the same kind that were not seen yet, with their usual readings: the tool's
 * list is longer than what we know of it. An annotation of one of these is taken for residue only on
 * a page that is proved damaged, and the edit is logged as a guess.
 */
const LIKELY = `
	為wéi 們men 這zhè 與yǔ 從cóng 將jiāng 東dōng 兩liǎng 樣yàng 還hái 還huán 總zǒng 體tǐ 義yì
	論lùn 議yì 員yuán 處chù 處chǔ 辦bàn 單dān 組zǔ 織zhī 織zhì 職zhí 軍jūn 隊duì 廠chǎng
	廣guǎng 廳tīng 縣xiàn 馬mǎ 魚yú 鳥niǎo 龍lóng 黨dǎng 歲suì 歷lì 曆lì 壓yā 歐ōu 歡huān
	歸guī 殘cán 殺shā 氣qì 漢hàn 湯tāng 溫wēn 滅miè 滿mǎn 漁yú 澤zé 潔jié 濕shī 灣wān
	為wèi 煙yān 熱rè 燈dēng 爾ěr 爺yé 牆qiáng 獨dú 獲huò 瑪mǎ 畢bì 畫huà 異yì 療liáo
	盡jìn 盤pán 眾zhòng 礦kuàng 確què 禮lǐ 種zhǒng 種zhòng 稅shuì 稱chēng 穀gǔ 積jī 窮qióng 競jìng
	筆bǐ 築zhù 範fàn 糧liáng 糾jiū 約yuē 紅hóng 納nà 純chún 紙zhǐ 紛fēn 終zhōng 給gěi 給jǐ
	綠lǜ 維wéi 綱gāng 編biān 緊jǐn 緩huǎn 縮suō 繼jì 繫xì 繳jiǎo 罰fá 聲shēng 聞wén 肅sù
	脅xié 腦nǎo 興xīng 興xìng 舉jǔ 舊jiù 艱jiān 藝yì 藥yào 虛xū 補bǔ 裝zhuāng 製zhì 視shì
	覺jué 覽lǎn 觀guān 觸chù 訂dìng 討tǎo 許xǔ 訴sù 診zhěn 詐zhà 試shì 話huà 該gāi 詳xiáng
	誠chéng 語yǔ 誤wù 課kè 談tán 諾nuò 謀móu 講jiǎng 謝xiè 證zhèng 譯yì 讀dú 變biàn 讓ràng
	財cái 貢gòng 貧pín 貨huò 貫guàn 貴guì 買mǎi 賣mài 貸dài 資zī 賈jiǎ 賓bīn 賞shǎng 賠péi
	賢xián 賴lài 贈zèng 贊zàn 趕gǎn 跡jì 躍yuè 軌guǐ 軟ruǎn 較jiào 載zǎi 載zài 輔fǔ 輕qīng
	輛liàng 輩bèi 輪lún 輯jí 輸shū 轄xiá 辭cí 辯biàn 違wéi 連lián 週zhōu 遊yóu 適shì 選xuǎn
	遲chí 遺yí 遼liáo 邊biān 郵yóu 鄰lín 鄭zhèng 釋shì 針zhēn 鈔chāo 鋼gāng 銀yín 銅tóng 銷xiāo
	錄lù 鍵jiàn 鍛duàn 鐘zhōng 鐵tiě 鑒jiàn 鑑jiàn 閉bì 閱yuè 間jiān 閩mǐn 闊kuò 階jiē 際jì
	隨suí 隱yǐn 隸lì 雖suī 雙shuāng 雜zá 離lí 難nán 難nàn 雲yún 電diàn 霧wù 靜jìng 韓hán
	響xiǎng 頂dǐng 順shùn 須xū 頒bān 頓dùn 頭tóu 頻pín 題tí 額é 顏yán 願yuàn 顧gù 顯xiǎn
	飛fēi 飯fàn 飲yǐn 館guǎn 駐zhù 駕jià 騎qí 騙piàn 驚jīng 鬥dòu 鬧nào 鮮xiān 麗lì 麥mài
	黃huáng 齊qí 齡líng 億yì 傑jié 備bèi 傳chuán 傳zhuàn 傷shāng 債zhài 傾qīng 僅jǐn 儀yí 儲chǔ
	償cháng 儘jǐn 凍dòng 減jiǎn 劃huà 劉liú 則zé 剛gāng 劇jù 劑jì 勝shèng 勞láo 勸quàn 匯huì
	卻què 參cān 叢cóng 吳wú 啟qǐ 喪sàng 嘗cháng 圍wéi 園yuán 圓yuán 圖tú 塊kuài 塵chén 墊diàn
	墾kěn 壇tán 壯zhuàng 壽shòu 夢mèng 夠gòu 奮fèn 婦fù 孫sūn 寧níng 審shěn 寬kuān 寶bǎo 尋xún
	層céng 屬shǔ 岡gāng 島dǎo 峽xiá 帥shuài 師shī 帳zhàng 帶dài 幣bì 幫bāng 幹gàn 庫kù 廢fèi
	彈dàn 彙huì 徑jìng 徹chè 恥chǐ 悅yuè 惡è 愛ài 慶qìng 慮lǜ 憂yōu 憑píng 憲xiàn 憶yì
	懇kěn 懷huái 戶hù 拋pāo 挾xié 捨shě 掃sǎo 採cǎi 換huàn 揚yáng 損sǔn 搶qiǎng 撥bō 撫fǔ
	擁yōng 擇zé 擊jī 擋dǎng 擬nǐ 擺bǎi 擾rǎo 攔lán 攜xié 攝shè 敗bài 敵dí 斷duàn 暢chàng
	暫zàn 曉xiǎo 條tiáo 棄qì 棟dòng 楊yáng 榮róng 槍qiāng 樂lè 樓lóu 樞shū 樹shù 橋qiáo 橫héng
	檔dàng 檢jiǎn 櫃guì 欄lán 淨jìng 淺qiǎn 滾gǔn 滯zhì 潛qián 濃nóng 濟jǐ 瀏liú 灑sǎ 爐lú
	狀zhuàng 獄yù 獸shòu 産chǎn 畝mǔ 當dàng 痙jìng 瞭liǎo 瞭liào 矚zhǔ 碼mǎ 禍huò 稈gǎn 穫huò
	竊qiè 篩shāi 籌chóu 簽qiān 絕jué 絲sī 經jìng 緒xù 緣yuán 練liàn 縱zòng 纖xiān 罷bà 羅luó
	聖shèng 脫tuō 膠jiāo 臨lín 莊zhuāng 萊lái 葉yè 蓋gài 蔣jiǎng 蘇sū 蘭lán 蟲chóng 衝chōng 裏lǐ
	裡lǐ 複fù 襲xí 見xiàn 訪fǎng 詞cí 誰shuí 諮zī 謹jǐn 譚tán 譴qiǎn 豐fēng 貝bèi 賀hè
	賦fù 賬zhàng 購gòu 贏yíng 趙zhào 趨qū 踐jiàn 軸zhóu 遞dì 遷qiān 鄧dèng 鋒fēng 鋪pū 錦jǐn
	鍋guō 鏈liàn 鏡jìng 閃shǎn 陣zhèn 陰yīn 陳chén 陸lù 隴lǒng 靈líng 韌rèn 頌sòng 頑wán 飾shì
	餘yú 餓è 驟zhòu 髮fà 鹽yán 齒chǐ 冊cè
`;

export type Evidence = "seen" | "likely";

const evidence = new Map<string, Evidence>();
const byReading = new Map<string, string[]>();

for (const [list, kind] of [
	[SEEN, "seen"],
	[TONELESS, "likely"],
	[LIKELY, "likely"],
] as const)
	for (const pair of list.trim().split(/\s+/)) {
		const [character = "", ...letters] = pair;
		const reading = letters.join("");
		if (evidence.has(pair)) continue;
		evidence.set(pair, kind);
		byReading.set(reading, [...(byReading.get(reading) ?? []), character]);
	}

/** Whether the tool is known, or likely, to mark this character with this reading. */
export function residueEvidence(
	character: string,
	reading: string,
): Evidence | undefined {
	return evidence.get(character + reading);
}

/** Longest reading in letters (`zhuāng`). */
export const LONGEST_READING = 6;

/** The characters of a reading; those seen before those likely. */
export function charactersOf(reading: string): readonly string[] {
	return byReading.get(reading) ?? [];
}

/** The characters of a reading whose GBK pair begins with a byte; those seen before those likely. */
export function charactersRead(reading: string, lead: number): string[] {
	return charactersOf(reading).filter(
		(character) => (gbkCode(character) ?? 0) >> 8 === lead,
	);
}

/** The pairs seen on damaged pages, most frequent first. */
export function seenPairs(): [character: string, reading: string][] {
	return SEEN.trim()
		.split(/\s+/)
		.map((pair) => [[...pair][0] ?? "", [...pair].slice(1).join("")]);
}

/** Every character that the tool marks or is likely to mark. */
export function listedCharacters(): string[] {
	return [...byReading.values()].flat();
}

// Makes a sample notice as cloned pages have it: `npx tsx test/support/damagedReport.ts` writes it anew.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Damaged, damageText, type Pair } from "./damage.ts";

const HERE = dirname(fileURLToPath(import.meta.url));
const NAME = "safety-inspection-report.txt";

/** The clean text in Simplified characters, from which the sample is made. */
export const MASTER = join(HERE, "content-masters", NAME);
export const SAMPLE = join(HERE, "../../content/notices/2026", NAME);

/** What one site of the kind marks; 冊 is hit only across the bytes of two other characters. */
const LIST = `
	開kāi 產chǎn 動dòng 員yuán 會huì 發fā 來lái 應yīng 對duì 個gè 進jìn 務wù 長zhǎng 當dāng 勢shì
	穩wěn 險xiǎn 學xué 點diǎn 領lǐng 風fēng 門mén 堅jiān 實shí 責zé 強qiáng 調diào 業yè 現xiàn 問wèn
	臺tái 監jiān 執zhí 嚴yán 罰fá 農nóng 區qū 導dǎo 負fù 關guān 環huán 節jié 協xié 運yùn 場chǎng
	評píng 冊cè
`
	.trim()
	.split(/\s+/)
	.map((pair): Pair => [pair.slice(0, 1), pair.slice(1)]);

export function damagedReport(): Damaged {
	return damageText(readFileSync(MASTER, "utf8"), LIST);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
	writeFileSync(SAMPLE, damagedReport().text);

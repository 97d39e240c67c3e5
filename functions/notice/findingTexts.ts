// Every finding that exists: its severity and what a person is told, in Chinese and English.
// The code is permanent; the words may be bettered.
import type { Severity } from "./finding.ts";

interface Text {
	what: string;
	todo: string;
}

interface FindingText {
	severity: Severity;
	zh: Text;
	en: Text;
}

const texts = {
	"language.glossary-length": {
		severity: "warning",
		zh: {
			what: "词汇表中“{name}”各版本的字数不同，未予采用。",
			todo: "请把各版本写成同样多的字，只换字形；换词请另附该版本的译文。",
		},
		en: {
			what: "The glossary writes “{name}” with another number of characters in another edition; the entry was not used.",
			todo: "Give every edition as many characters; for other words write a translation of the notice.",
		},
	},
	"language.mechanical": {
		severity: "info",
		zh: {
			what: "此文是由简体逐字转换成的繁体，其中转换错误的字已改正。",
			todo: "如确为作者手写的繁体，请告知维护人员。",
		},
		en: {
			what: "This Traditional text was converted from Simplified character by character; wrongly converted characters were put right.",
			todo: "If an author did write it so, tell the maintainers.",
		},
	},
	"language.name-unsure": {
		severity: "info",
		zh: {
			what: "姓名中有繁体写法不止一种的字，暂按原字保留：{names}。",
			todo: "如本人另有写法，请写进站点设置的词汇表（glossary）。",
		},
		en: {
			what: "Names with characters that have more than one Traditional form were kept as printed: {names}.",
			todo: "If a person writes the name otherwise, put it into the site's glossary.",
		},
	},
	"metadata.unknown-key": {
		severity: "warning",
		zh: {
			what: "不认识元数据“{key}”。",
			todo: "是否想写“{nearest}”？请按编辑指南改正，或删去它。",
		},
		en: {
			what: "The metadata key “{key}” is not known.",
			todo: "Did you mean “{nearest}”? Correct it as the editors\u0027 guide says, or remove it.",
		},
	},
	"notice.date-order": {
		severity: "warning",
		zh: {
			what: "成文日期 {first} 晚于发布日期 {second}。",
			todo: "请核对两个日期。",
		},
		en: {
			what: "The date of writing, {first}, is later than that of publication, {second}.",
			todo: "Check both dates.",
		},
	},
	"notice.failed": {
		severity: "error",
		zh: {
			what: "程序在处理这份文件时出错（{problem}）；已公开的内容保持不变，其余通知照常发布。",
			todo: "请把文件和这条提示发给维护人员。",
		},
		en: {
			what: "The program stumbled over this document ({problem}). What is public of it stands, and all else goes on.",
			todo: "Send the file and this message to the maintainers.",
		},
	},
	"notice.impossible-date": {
		severity: "warning",
		zh: {
			what: "日历上没有“{date}”这一天，未采用。",
			todo: "请核对日期并改正原文，或在元数据中写 date（日期）。",
		},
		en: {
			what: "The calendar has no such day as “{date}”; it is not used.",
			todo: "Correct the text, or state the date in the metadata.",
		},
	},
	"notice.long-title": {
		severity: "warning",
		zh: {
			what: "标题有 {count} 字，可能误把正文当成了标题，会议因此可能未能认出。",
			todo: "请让标题单独成行，或在文首写明 title。",
		},
		en: {
			what: "The headline has {count} characters; perhaps the text was taken for it, and the meeting was not recognised.",
			todo: "Give the headline a line of its own, or write title in the front matter.",
		},
	},
	"notice.no-place": {
		severity: "warning",
		zh: {
			what: "没有找到会议地点。",
			todo: "请在正文中写明“会议地点：…”，或在元数据中写 location（地点）。",
		},
		en: {
			what: "No place was found for the meeting.",
			todo: "Write it behind a label (会议地点：…) or as location in the metadata.",
		},
	},
	"notice.no-time": {
		severity: "warning",
		zh: {
			what: "没有找到会议时间。",
			todo: "请在正文中写明“会议时间：…”，或在元数据中写 date、time（日期、时间）。",
		},
		en: {
			what: "No time was found for the meeting.",
			todo: "Write it behind a label (会议时间：…) or as date and time in the metadata.",
		},
	},
	"notice.no-title": {
		severity: "error",
		zh: {
			what: "没有找到标题。",
			todo: "请把标题写在第一行，或在元数据中写 title（标题）。",
		},
		en: {
			what: "No title was found.",
			todo: "Put it on the first line, or into the metadata as title.",
		},
	},
	"notice.not-a-meeting": {
		severity: "error",
		zh: {
			what: "这份文件不像会议文件，按站点设置不予发布。",
			todo: "如确属会议通知，请在元数据中写明 kind（类型）；否则请移走此文件。",
		},
		en: {
			what: "This document does not speak of a meeting; the site publishes only those.",
			todo: "If it does, state its kind in the metadata; else move the file away.",
		},
	},
	"notice.published-after-meeting": {
		severity: "warning",
		zh: {
			what: "会议日期 {second} 早于通知的日期 {first}。",
			todo: "请核对会议的年、月、日；如是会后报道，请在元数据中写明类型。",
		},
		en: {
			what: "The meeting’s date, {second}, is before that of the notice, {first}.",
			todo: "Check the meeting’s day and year; if this is a report, state its kind in the metadata.",
		},
	},
	"notice.sources-differ": {
		severity: "warning",
		zh: {
			what: "“{field}”有两种说法：{firstBy} 为“{first}”，{secondBy} 为“{second}”；采用前者。",
			todo: "请核对；如后者才对，请在元数据中写明。",
		},
		en: {
			what: "“{field}” is “{first}” by {firstBy} and “{second}” by {secondBy}; the former is used.",
			todo: "Check both; if the latter is right, state it in the metadata.",
		},
	},
	"notice.too-large": {
		severity: "error",
		zh: {
			what: "标题、摘要、地点、附件等各项合计太长：{bytes} 字节，上限为 {limit} 字节。",
			todo: "请缩短这些内容（正文可以长），或分成几份文件发布。",
		},
		en: {
			what: "Title, summary, places, attachments and the like are too long together: {bytes} bytes; the limit is {limit}.",
			todo: "Shorten them (the text itself may be long), or publish several notices.",
		},
	},
	"notice.weekday-conflict": {
		severity: "warning",
		zh: {
			what: "{date} 不是{weekday}。",
			todo: "请核对日期和星期；目前以日期为准。",
		},
		en: {
			what: "{date} is not the weekday printed ({weekday}).",
			todo: "Check both; the date is taken for now.",
		},
	},
	"relation.unclear": {
		severity: "warning",
		zh: {
			what: "看不出本文说的是“{target}”的哪一场会议，那边未予改动。",
			todo: "请写明场次（第二场）或原定日期；同名的通知不止一份时，请在文首写明其编号（id）。",
		},
		en: {
			what: "Which meeting of “{target}” this notice means is not clear; nothing was changed there.",
			todo: "Say which session (第二场) or the day that was fixed; where several notices have that name, give the id of one in the front matter.",
		},
	},
	"relation.unknown": {
		severity: "warning",
		zh: {
			what: "本文所指的“{target}”不在本站，没有别的会议因此改动。",
			todo: "如果原通知在本站，请在文首写明其文号、完整标题或编号（id），例如“取消: 文号”。",
		},
		en: {
			what: "This notice acts on “{target}”, which is not here; no other meeting was changed.",
			todo: "If the first notice is here, name it in the front matter by its number, its full title or its id, such as “cancels: number”.",
		},
	},
	"site.invalid": {
		severity: "error",
		zh: {
			what: "站点设置有误：{problem}。",
			todo: "请按示例 site.yaml 中的说明改正。",
		},
		en: {
			what: "The site's configuration is wrong: {problem}.",
			todo: "Correct it as the comments of the sample site.yaml say.",
		},
	},
	"purge.versions-stay": {
		severity: "error",
		zh: {
			what: "已撤回的通知（{ids}）在存储桶中还留有 {count} 个对象的旧版本，无权删除（{problem}）。读者看不到这些版本。",
			todo: "请授予 s3:ListBucketVersions 和 s3:DeleteObjectVersion 权限，再运行 huixun rebuild。",
		},
		en: {
			what: "Earlier versions of {count} objects stay in the bucket after a notice was taken back ({ids}): they may not be deleted ({problem}). Readers cannot see them.",
			todo: "Grant s3:ListBucketVersions and s3:DeleteObjectVersion, then run `huixun rebuild`.",
		},
	},
	"purge.cache-stays": {
		severity: "error",
		zh: {
			what: "已撤回的通知（{ids}）可能仍留在 CDN 缓存中，最长一周：清除请求未被接受（{problem}）。",
			todo: "请按运行手册“Taking back for good”一节手工清除缓存。",
		},
		en: {
			what: "The CDN may show what was taken back ({ids}) for up to a week: it did not accept to invalidate its caches ({problem}).",
			todo: "Invalidate by hand as “Taking back for good” in the runbook says.",
		},
	},
	"site.not-well-formed": {
		severity: "warning",
		zh: {
			what: "生成的文件未通过检查（{problem}），仍保留上一次的内容。",
			todo: "请把此文件名和这条信息告诉维护人员。",
		},
		en: {
			what: "The file made did not pass its check ({problem}); the last good one stays.",
			todo: "Tell the maintainers the file's name and this message.",
		},
	},
	"source.bad-key": {
		severity: "error",
		zh: {
			what: "文件名不能使用：{problem}。",
			todo: "请改用不含特殊符号的较短文件名。",
		},
		en: {
			what: "The file name cannot be used: {problem}.",
			todo: "Choose a shorter name without special characters.",
		},
	},
	"source.binary-file": {
		severity: "error",
		zh: {
			what: "文件内容是 {format} 数据，不是文字。",
			todo: "请把正文存成文本、Markdown 或网页文件；图片等放进同名的 .files 文件夹作附件。",
		},
		en: {
			what: "The file holds {format} data, not text.",
			todo: "Save the text as a text, Markdown or HTML file; put pictures and the like into the .files folder of the same name.",
		},
	},
	"source.control-characters": {
		severity: "warning",
		zh: {
			what: "去掉了 {count} 个不可显示的控制字符（{characters}）。",
			todo: "请看一看该行文字是否完整。",
		},
		en: {
			what: "{count} control characters that cannot be shown were removed ({characters}).",
			todo: "See whether the text of that line is whole.",
		},
	},
	"source.empty": {
		severity: "error",
		zh: { what: "文件没有内容。", todo: "请放入通知正文后重新保存。" },
		en: {
			what: "The file has no text.",
			todo: "Put the text of the notice in and save it again.",
		},
	},
	"source.encoding-differs": {
		severity: "info",
		zh: {
			what: "声明的编码是 {declared}，实际是 {found}，已按实际编码读取。",
			todo: "不需要处理；如方便，请改正声明。",
		},
		en: {
			what: "The declared encoding is {declared}, the real one {found}; the file was read as the latter.",
			todo: "Nothing needs doing; correct the declaration if that is easy.",
		},
	},
	"source.encoding-unknown": {
		severity: "error",
		zh: {
			what: "无法判断文件的文字编码。",
			todo: "请用 UTF-8 编码重新保存文件。",
		},
		en: {
			what: "The encoding of the file cannot be told.",
			todo: "Save the file again in UTF-8.",
		},
	},
	"source.ignored": {
		severity: "info",
		zh: { what: "“{key}”是系统或临时文件，已略过。", todo: "不需要处理。" },
		en: {
			what: "“{key}” is a system or temporary file and was passed over.",
			todo: "Nothing needs doing.",
		},
	},
	"source.linked-folder": {
		severity: "warning",
		zh: {
			what: "“{key}”是指向文件夹的链接，未读取其中的文件。",
			todo: "请把文件夹本身放进通知文件夹；如它已在其中，可删去链接。",
		},
		en: {
			what: "“{key}” is a link to a folder; the files behind it are not read.",
			todo: "Put the folder itself into the folder of notices; if it is there already, the link can go.",
		},
	},
	"source.lost-characters": {
		severity: "warning",
		zh: {
			what: "有 {count} 个字在文件中已经损坏，显示为“�”。",
			todo: "请对照原文补上缺字。",
		},
		en: {
			what: "{count} characters are damaged in the file and read “�”.",
			todo: "Fill them in from the original.",
		},
	},
	"source.pdf-file": {
		severity: "error",
		zh: {
			what: "文件内容是 {format} 版式文件，不能作为通知读取。",
			todo: "请交原始的 .docx，或把正文存成文本、Markdown 或网页文件；原文件可放进同名的 .files 文件夹作附件。",
		},
		en: {
			what: "The file is a {format} document with a fixed layout, which cannot be read as a notice.",
			todo: "Hand in the original .docx, or save its text as a text, Markdown or HTML file; the original may go into the .files folder of the same name.",
		},
	},
	"source.private-characters": {
		severity: "warning",
		zh: {
			what: "有 {count} 个字用了自造字编码（{character}），别的电脑上无法显示。",
			todo: "请换成通用的字，或用文字说明。",
		},
		en: {
			what: "{count} characters have private codes ({character}) that other computers cannot show.",
			todo: "Replace them with common characters, or describe them.",
		},
	},
	"source.not-a-file": {
		severity: "error",
		zh: {
			what: "“{key}”不是普通文件。",
			todo: "请移走它，或换成普通文件。",
		},
		en: {
			what: "“{key}” is not an ordinary file.",
			todo: "Move it away, or replace it with an ordinary file.",
		},
	},
	"source.outside": {
		severity: "error",
		zh: {
			what: "“{key}”是指向通知文件夹之外的链接。",
			todo: "请把文件本身放进通知文件夹。",
		},
		en: {
			what: "“{key}” is a link that leads out of the folder of notices.",
			todo: "Put the file itself into the folder.",
		},
	},
	"source.same-id": {
		severity: "error",
		zh: {
			what: "编号“{id}”已由“{other}”使用。",
			todo: "请换一个编号，或删去其中一个文件。",
		},
		en: {
			what: "The id “{id}” already belongs to “{other}”.",
			todo: "Choose another id, or remove one of the two files.",
		},
	},
	"source.same-name": {
		severity: "error",
		zh: {
			what: "有两个文件都叫“{key}”，只是文件名的编码形式不同；只读取其一。",
			todo: "请删去或改名其中一个。",
		},
		en: {
			what: "Two files are called “{key}”, their names differing in Unicode form only; one of them is read.",
			todo: "Remove or rename one of them.",
		},
	},
	"source.same-stem": {
		severity: "error",
		zh: {
			what: "“{key}”与“{other}”只有扩展名不同，只读取后者。",
			todo: "请只保留一个，或改名。",
		},
		en: {
			what: "“{key}” and “{other}” differ in their extension only; the latter alone is read.",
			todo: "Keep one of them, or rename one.",
		},
	},
	"source.too-complex": {
		severity: "error",
		zh: {
			what: "文件的标记过多或嵌套过深，未作读取（{limit}）。",
			todo: "请把正文复制成纯文本后重新保存。",
		},
		en: {
			what: "The file has too much markup or nests it too deeply, and was not read ({limit}).",
			todo: "Copy the text into a plain text file and save that.",
		},
	},
	"source.too-large": {
		severity: "error",
		zh: {
			what: "文件有 {bytes} 字节，超过上限 {limit} 字节。",
			todo: "请把正文单独存成文件，大文件放进同名的 .files 文件夹作附件。",
		},
		en: {
			what: "The file has {bytes} bytes; the limit is {limit}.",
			todo: "Save the text by itself and put large files into the .files folder of the same name.",
		},
	},
	"source.too-many": {
		severity: "error",
		zh: {
			what: "文件超过 {limit} 个，从“{key}”起未再读取。",
			todo: "请把较早的通知移到另一个站点。",
		},
		en: {
			what: "There are more than {limit} files; from “{key}” on they were not read.",
			todo: "Move older notices to a site of their own.",
		},
	},
	"source.unreadable": {
		severity: "error",
		zh: {
			what: "无法读取“{key}”（{problem}），其中的通知保持原样。",
			todo: "请检查权限和磁盘，然后重新发布。",
		},
		en: {
			what: "“{key}” cannot be read ({problem}); what was published of it stays.",
			todo: "Check its permissions and the disk, then publish again.",
		},
	},
	"source.word-broken": {
		severity: "error",
		zh: {
			what: "此 Word 文件已损坏，或者不是 .docx 文件。",
			todo: "请用文字处理软件打开，再另存为 .docx；打不开时请向发文单位索取。",
		},
		en: {
			what: "The Word file is damaged, or is no .docx file.",
			todo: "Open it in a word processor and save it as .docx again; if it does not open, ask the issuer for it.",
		},
	},
	"source.pdf-broken": {
		severity: "error",
		zh: {
			what: "此 PDF 文件已损坏，或者不是 PDF 文件。",
			todo: "请重新导出 PDF，或改交 .docx 文件。",
		},
		en: {
			what: "The PDF file is damaged, or is no PDF file.",
			todo: "Export the PDF again, or hand in the .docx file.",
		},
	},
	"source.pdf-encrypted": {
		severity: "error",
		zh: {
			what: "此 PDF 文件设有密码或权限限制，不予打开。",
			todo: "请导出不加密的 PDF，或改交 .docx 文件。",
		},
		en: {
			what: "The PDF file has a password or restrictions and is not opened.",
			todo: "Export it without encryption, or hand in the .docx file.",
		},
	},
	"source.pdf-scanned": {
		severity: "error",
		zh: {
			what: "此 PDF 是扫描件（{pages} 页），其中没有可读取的文字。",
			todo: "请交原始的 .docx 或由软件导出的 PDF；扫描件可放进同名的 .files 文件夹作附件。",
		},
		en: {
			what: "The PDF is a scan of {pages} page(s) and holds no text that can be read.",
			todo: "Hand in the original .docx or a PDF exported by software; the scan may go into the .files folder of the same name.",
		},
	},
	"source.pdf-fonts": {
		severity: "error",
		zh: {
			what: "此 PDF 没有嵌入中文字体，所用编码（如 GBK-EUC-H）读不出文字。",
			todo: "请导出时选择嵌入字体，或改交 .docx 文件。",
		},
		en: {
			what: "The PDF embeds no Chinese fonts, and the encoding it uses (such as GBK-EUC-H) cannot be read.",
			todo: "Export it with embedded fonts, or hand in the .docx file.",
		},
	},
	"source.pdf-layout": {
		severity: "info",
		zh: {
			what: "此文读自 PDF，段落是按版面推断的。",
			todo: "请核对段落和次序；有 .docx 原件时，用它更可靠。",
		},
		en: {
			what: "The text was read from a PDF; its paragraphs were inferred from the layout.",
			todo: "Check paragraphs and their order; the original .docx is surer where there is one.",
		},
	},
	"notice.classified": {
		severity: "error",
		zh: {
			what: "此文标有密级（{words}），不得公开发布。",
			todo: "请立即从内容文件夹中取走，并按保密规定处理。",
		},
		en: {
			what: "The document bears a secrecy mark ({words}) and must not be published.",
			todo: "Take it out of the content folder at once and treat it as the rules on secrets say.",
		},
	},
	"notice.not-public": {
		severity: "error",
		zh: {
			what: "此文的公开属性是“{words}”，不予发布。",
			todo: "请核实公开属性；可以公开的，请改正后再交。",
		},
		en: {
			what: "The document says of itself that it is not for publication ({words}).",
			todo: "Check the mark; if it may be published, correct it and hand it in again.",
		},
	},
	"notice.lost-character": {
		severity: "warning",
		zh: {
			what: "“{words}”中有字缺失。",
			todo: "请对照原文，补上缺的字。",
		},
		en: {
			what: "A character is lost in “{words}”.",
			todo: "Look it up in the original and write it in its place.",
		},
	},
	"notice.number-year": {
		severity: "warning",
		zh: {
			what: "文号“{number}”的年份与成文日期 {issued} 不同。",
			todo: "请核对文号和成文日期。",
		},
		en: {
			what: "The year in the number “{number}” is not that of the date of writing, {issued}.",
			todo: "Check the number and the date.",
		},
	},
	"notice.attachments-differ": {
		severity: "warning",
		zh: {
			what: "附件说明列有 {named} 个附件，实际有 {given} 个。",
			todo: "请补齐附件，或改正附件说明。",
		},
		en: {
			what: "The text names {named} attachment(s), and {given} came with it.",
			todo: "Add what is missing, or correct the list.",
		},
	},
	"personal.id-covered": {
		severity: "warning",
		zh: {
			what: "文中有身份证件号码（{words}），发布时已遮盖。",
			todo: "请从原文中删去；确需公开的，改用办公联系方式。",
		},
		en: {
			what: "The text holds an identity number ({words}), which was covered.",
			todo: "Take it out of the text; if people must reach someone, give an office's number.",
		},
	},
	"personal.id-refused": {
		severity: "error",
		zh: {
			what: "文中有身份证件号码（{words}），按本站设置不予发布。",
			todo: "请从原文中删去后再交。",
		},
		en: {
			what: "The text holds an identity number ({words}); by this site's settings it is set aside.",
			todo: "Take it out of the text and hand it in again.",
		},
	},
	"personal.bank-covered": {
		severity: "warning",
		zh: {
			what: "文中有银行卡号（{words}），发布时已遮盖。",
			todo: "请从原文中删去；确需公开的，改用办公联系方式。",
		},
		en: {
			what: "The text holds a bank card number ({words}), which was covered.",
			todo: "Take it out of the text; if people must reach someone, give an office's number.",
		},
	},
	"personal.bank-refused": {
		severity: "error",
		zh: {
			what: "文中有银行卡号（{words}），按本站设置不予发布。",
			todo: "请从原文中删去后再交。",
		},
		en: {
			what: "The text holds a bank card number ({words}); by this site's settings it is set aside.",
			todo: "Take it out of the text and hand it in again.",
		},
	},
	"personal.mobile-covered": {
		severity: "warning",
		zh: {
			what: "文中有手机号码（{words}），发布时已遮盖。",
			todo: "请从原文中删去；确需公开的，改用办公联系方式。",
		},
		en: {
			what: "The text holds a mobile number ({words}), which was covered.",
			todo: "Take it out of the text; if people must reach someone, give an office's number.",
		},
	},
	"personal.mobile-refused": {
		severity: "error",
		zh: {
			what: "文中有手机号码（{words}），按本站设置不予发布。",
			todo: "请从原文中删去后再交。",
		},
		en: {
			what: "The text holds a mobile number ({words}); by this site's settings it is set aside.",
			todo: "Take it out of the text and hand it in again.",
		},
	},
	"source.unsupported": {
		severity: "warning",
		zh: {
			what: "“{key}”的格式尚不能作为通知读取。",
			todo: "请把正文另存为 .docx、.txt、.md 或 .html；附件放进与通知同名的 .files 文件夹。",
		},
		en: {
			what: "The format of “{key}” cannot be read as a notice yet.",
			todo: "Save the text as .docx, .txt, .md or .html; put attachments into the .files folder with the name of the notice.",
		},
	},
	"source.word-file": {
		severity: "error",
		zh: {
			what: "文件内容是 {format} 文档，不能作为通知读取。",
			todo: "请在文字处理软件中另存为 .docx，原文件可放进同名的 .files 文件夹作附件。",
		},
		en: {
			what: "The file is a {format} document, which cannot be read as a notice.",
			todo: "Save it from the word processor as .docx; the original may go into the .files folder of the same name.",
		},
	},
	"metadata.invalid": {
		severity: "error",
		zh: {
			what: "元数据“{field}”不合要求：{problem}。",
			todo: "请按编辑指南改正这一项，或删去它。",
		},
		en: {
			what: "The metadata field “{field}” is not valid: {problem}.",
			todo: "Correct the field as the editors' guide says, or remove it.",
		},
	},
	"metadata.unreadable": {
		severity: "error",
		zh: { what: "元数据文件有误：{problem}。", todo: "请改正该行。" },
		en: {
			what: "The metadata file is broken: {problem}.",
			todo: "Correct that line.",
		},
	},
	"attachment.too-large": {
		severity: "warning",
		zh: {
			what: "附件有 {bytes} 字节，超过上限 {limit} 字节，未收录。",
			todo: "请压缩或拆分附件，或改为在正文中给出链接。",
		},
		en: {
			what: "The attachment has {bytes} bytes; the limit is {limit}. It is left out.",
			todo: "Make it smaller or split it, or link to it from the text.",
		},
	},
	"attachment.too-many": {
		severity: "warning",
		zh: {
			what: "附件太多，有 {left} 个未收录；一份文件最多 {count} 个，合计最多 {bytes} 字节。",
			todo: "请把附件合并或压缩，或分成几份文件发布。",
		},
		en: {
			what: "There are too many attachments: {left} are left out. A notice may have {count}, of {bytes} bytes together.",
			todo: "Join or compress them, or publish them with several notices.",
		},
	},
	"channel.too-many": {
		severity: "warning",
		zh: {
			what: "符合 {count} 个频道，只取前 {limit} 个。",
			todo: "请减少元数据中的主题或地区，或收紧 site.yaml 中的关键词。",
		},
		en: {
			what: "The notice fits {count} channels; the first {limit} are used.",
			todo: "Name fewer topics or regions, or choose narrower keywords in site.yaml.",
		},
	},
	"channel.unknown": {
		severity: "warning",
		zh: {
			what: "site.yaml 中没有主题或地区“{slug}”。",
			todo: "请改用已有的代号，或先在 site.yaml 中添加。",
		},
		en: {
			what: "site.yaml knows no topic or region “{slug}”.",
			todo: "Use one of its slugs, or add this one to site.yaml first.",
		},
	},
	"companion.without-source": {
		severity: "warning",
		zh: {
			what: "“{key}”没有对应的通知文件。",
			todo: "请放入同名的 .md、.txt 或 .html 文件，或改正文件名。",
		},
		en: {
			what: "“{key}” belongs to no notice.",
			todo: "Add a .md, .txt or .html file of the same name, or correct the name.",
		},
	},
	"frontMatter.invalid": {
		severity: "error",
		zh: {
			what: "文首元数据有误：{problem}。",
			todo: "请改正该行，或删去两条“---”之间的内容。",
		},
		en: {
			what: "The front matter is broken: {problem}.",
			todo: "Correct that line, or remove what stands between the two “---” lines.",
		},
	},
	"document.images-removed": {
		severity: "info",
		zh: {
			what: "去掉了 {count} 幅图片，有说明文字的改为链接。",
			todo: "需要的图片请放进同名的 .files 文件夹作附件。",
		},
		en: {
			what: "{count} pictures were left out; those with a description became links.",
			todo: "Put pictures that are wanted into the .files folder of the same name.",
		},
	},
	"document.link-unresolved": {
		severity: "warning",
		zh: {
			what: "链接“{href}”是相对地址，而不知道原网页的网址，已去掉，文字保留。",
			todo: "请改用完整网址，或在元数据中用 source: 写明原网页的网址。",
		},
		en: {
			what: "The link “{href}” is relative and the address of its page is not known; its text stays.",
			todo: "Write the full address, or give the page's address as source: in the metadata.",
		},
	},
	"document.link-unsafe": {
		severity: "warning",
		zh: {
			what: "链接“{href}”不是可以公开的网址，已去掉，文字保留。",
			todo: "如需要，请改用 http 或 https 网址。",
		},
		en: {
			what: "The link “{href}” is no address that may be published; its text stays.",
			todo: "If it is wanted, write an http or https address.",
		},
	},
	"document.unsafe-removed": {
		severity: "info",
		zh: {
			what: "去掉了不能公开的标记：{elements}。",
			todo: "不需要处理；如缺少内容，请改用文字和表格。",
		},
		en: {
			what: "Markup that must not be published was removed: {elements}.",
			todo: "Nothing needs doing; where something is missing, use text and tables.",
		},
	},
	"repair.homophones": {
		severity: "error",
		zh: {
			what: "文中有用谐音字代替的词（如“{text}”），原文已不可知。",
			todo: "请从发文机关的网站取得原文，不要使用转载页面。",
		},
		en: {
			what: "Words were replaced by ones that sound alike (“{text}”): the words of the source are gone.",
			todo: "Take the text from the issuer's own site, not from a copy.",
		},
	},
	"repair.left-reading": {
		severity: "warning",
		zh: {
			what: "受损页面上仍有括注的读音“{text}”，不能断定是原文还是损坏。",
			todo: "如不是原文的注音，请删去括号和读音。",
		},
		en: {
			what: "A reading in brackets is left on a damaged page, “{text}”: a gloss of the source or damage.",
			todo: "If the source has no such gloss, take the brackets and the reading out.",
		},
	},
	"repair.lost-character": {
		severity: "warning",
		zh: {
			what: "此处有一个字无法恢复，以“□”代替。可能是：{candidates}。",
			todo: "请对照原文，把“□”改成正确的字。",
		},
		en: {
			what: "A character is lost here and stands as □. It may have been: {candidates}.",
			todo: "Look it up in the original and write it in the place of □.",
		},
	},
	"repair.spelt-character": {
		severity: "warning",
		zh: {
			what: "“{text}”中似有一个字被换成了拼音。",
			todo: "请对照原文，把拼音改回汉字。",
		},
		en: {
			what: "In “{text}” a character seems to have become its spelling.",
			todo: "Look it up in the original and write the character.",
		},
	},
	"repair.spun-text": {
		severity: "error",
		zh: {
			what: "文中多处词语被换成了近义词（如“{text}”），原文已不可知。",
			todo: "请从发文机关的网站取得原文，不要使用转载页面。",
		},
		en: {
			what: "Words were replaced by synonyms (“{text}”): the words of the source are gone.",
			todo: "Take the text from the issuer's own site, not from a copy.",
		},
	},
	"repair.too-damaged": {
		severity: "error",
		zh: {
			what: "这个页面损坏太重，失去的字太多，无法恢复。",
			todo: "请从发文机关的网站取得原文。",
		},
		en: {
			what: "The page is damaged too badly: too many characters are lost.",
			todo: "Take the text from the issuer's own site.",
		},
	},
	"repair.torn-bytes": {
		severity: "warning",
		zh: {
			what: "此处的文字已损坏，无法可靠恢复，保留原样。",
			todo: "请对照原文改正这一处。",
		},
		en: {
			what: "The text is damaged here and could not be restored with certainty; it stands as it was.",
			todo: "Correct it after the original.",
		},
	},
} satisfies Record<string, FindingText>;

export type FindingCode = keyof typeof texts;

export const findingTexts: Record<FindingCode, FindingText> = texts;

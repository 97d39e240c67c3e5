// PDF files for tests: text in a font that is not embedded, its meaning in a ToUnicode map (ISO 32000-1 §9.10.3).

export interface PdfText {
	text: string;
	/** Points from the lower left corner. */
	x: number;
	y: number;
	size: number;
}

const PAGE = [595, 842] as const;

/** One array of texts for each page. */
export function pdfFile(pages: readonly (readonly PdfText[])[]): Uint8Array {
	const font = 3;
	const first = 7;
	const kids = pages.map((_, at) => `${first + at * 2} 0 R`).join(" ");
	return assembled([
		"<< /Type /Catalog /Pages 2 0 R >>",
		`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
		"<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
		"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 >>",
		"<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 700 /StemV 80 >>",
		stream(
			"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end",
		),
		...pages.flatMap((texts, at) => [
			`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.join(" ")}] /Resources << /Font << /F1 ${font} 0 R >> >> /Contents ${first + at * 2 + 1} 0 R >>`,
			stream(
				texts
					.map(
						({ text, x, y, size }) =>
							`BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET`,
					)
					.join("\n"),
			),
		]),
	]);
}

/** Numbered objects with their table; the first is the catalogue. */
export function assembled(
	objects: readonly (string | Uint8Array)[],
): Uint8Array {
	const encoder = new TextEncoder();
	const parts: Uint8Array[] = [encoder.encode("%PDF-1.7\n")];
	const offsets: number[] = [];
	let at = 9;
	const add = (part: Uint8Array) => {
		parts.push(part);
		at += part.length;
	};
	objects.forEach((object, n) => {
		offsets.push(at);
		add(encoder.encode(`${n + 1} 0 obj\n`));
		add(typeof object === "string" ? encoder.encode(object) : object);
		add(encoder.encode("\nendobj\n"));
	});
	const table = offsets
		.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`)
		.join("");
	const xref = at;
	add(
		encoder.encode(
			`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`,
		),
	);
	return Uint8Array.from(Buffer.concat(parts));
}

function stream(text: string): string {
	return `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
}

function hex(text: string): string {
	return [...text]
		.map((one) => (one.codePointAt(0) ?? 0).toString(16).padStart(4, "0"))
		.join("");
}

// CloudFront's API as far as the functions call it: invalidations, recorded, after "CreateInvalidation" in its
// API reference.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { bodyOf, senderOf } from "./messageServer.ts";
import { ACCOUNT } from "./resolveTemplate.ts";

export interface RecordedInvalidation {
	distribution: string;
	reference: string;
	paths: string[];
}

export interface Cdn {
	/** As in `http://127.0.0.1:9325`. */
	endpoint: string;
	invalidations: RecordedInvalidation[];
	close(): Promise<void>;
}

/** Its quota of wildcards at once; here none ever ends. */
const MOST_WILDCARDS = 15;

/** `may` is asked with the caller's access key and the distribution's ARN. */
export async function startCdn(
	may: (accessKeyId: string, arn: string) => boolean,
): Promise<Cdn> {
	const invalidations: RecordedInvalidation[] = [];
	const server = createServer(async (request, response) => {
		const body = await bodyOf(request);
		const [, distribution] =
			/^\/2020-05-31\/distribution\/([^/]+)\/invalidation$/.exec(
				request.url ?? "",
			) ?? [];
		const reply = (status: number, text: string) =>
			response.writeHead(status, { "content-type": "text/xml" }).end(text);
		const refuse = (status: number, code: string) =>
			reply(
				status,
				`<ErrorResponse xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${code}</Message></Error></ErrorResponse>`,
			);
		if (request.method !== "POST" || !distribution)
			return refuse(404, "NoSuchResource");
		const arn = `arn:aws:cloudfront::${ACCOUNT}:distribution/${distribution}`;
		if (!may(senderOf(request), arn)) return refuse(403, "AccessDenied");
		const asked = { distribution, ...read(body) };
		const problem = problemOf(asked, invalidations);
		if (problem) return refuse(400, problem);
		if (!knownAs(asked.reference, invalidations)) invalidations.push(asked);
		return reply(
			201,
			`<Invalidation xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Id>I1</Id><Status>InProgress</Status><CreateTime>2026-03-01T00:00:00Z</CreateTime>${body.replace(/^<\?xml[^>]*>/, "")}</Invalidation>`,
		);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return {
		endpoint: `http://127.0.0.1:${port}`,
		invalidations,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

function read(body: string) {
	const all = (name: string) =>
		[...body.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, "g"))].map(
			([, value]) => value ?? "",
		);
	return {
		reference: all("CallerReference")[0] ?? "",
		quantity: Number(all("Quantity")[0]),
		paths: all("Path"),
	};
}

function problemOf(
	{ reference, quantity, paths }: ReturnType<typeof read>,
	before: readonly RecordedInvalidation[],
): string | undefined {
	if (quantity !== paths.length) return "InconsistentQuantities";
	if (!reference || paths.some((path) => !/^\/[!-~]*$/.test(path)))
		return "InvalidArgument";
	const known = knownAs(reference, before);
	if (known)
		return known.paths.join() === paths.join()
			? undefined
			: "InvalidationBatchAlreadyExists";
	const wildcards = [...before.flatMap((one) => one.paths), ...paths].filter(
		(path) => path.endsWith("*"),
	);
	return wildcards.length > MOST_WILDCARDS
		? "TooManyInvalidationsInProgress"
		: undefined;
}

function knownAs(reference: string, all: readonly RecordedInvalidation[]) {
	return all.find((one) => one.reference === reference);
}

// SQS and SNS as the SDK's clients speak to them: only what the functions send.
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface Sent {
	/** Access key of the sender. */
	accessKeyId: string;
	messages: {
		body: string;
		groupId?: string;
		deduplicationId?: string;
	}[];
}

export interface MessageHooks {
	/** By the queue's name; false is AccessDenied. */
	toQueue(name: string, sent: Sent): boolean;
	toTopic(arn: string, sent: Sent): boolean;
}

interface Entry {
	Id?: string;
	MessageBody: string;
	MessageGroupId?: string;
	MessageDeduplicationId?: string;
}

export interface MessageServer {
	/** As in `127.0.0.1:9324`. */
	host: string;
	close(): Promise<void>;
}

export async function startMessageServer(
	hooks: MessageHooks,
): Promise<MessageServer> {
	const server: Server = createServer(async (request, response) => {
		const body = await bodyOf(request);
		const target = String(request.headers["x-amz-target"] ?? "");
		const accessKeyId = senderOf(request);
		const json = (status: number, value: unknown) =>
			response
				.writeHead(status, { "content-type": "application/x-amz-json-1.0" })
				.end(JSON.stringify(value));
		if (target.startsWith("AmazonSQS.SendMessage")) {
			const { QueueUrl, Entries, ...one } = JSON.parse(body);
			const entries: Entry[] = Entries ?? [one];
			const allowed = hooks.toQueue(QueueUrl.split("/").at(-1), {
				accessKeyId,
				messages: entries.map((entry) => ({
					body: entry.MessageBody,
					...(entry.MessageGroupId ? { groupId: entry.MessageGroupId } : {}),
					...(entry.MessageDeduplicationId
						? { deduplicationId: entry.MessageDeduplicationId }
						: {}),
				})),
			});
			if (!allowed) {
				json(403, { __type: "com.amazonaws.sqs#AccessDenied", message: "" });
				return;
			}
			json(
				200,
				Entries
					? {
							Successful: entries.map(({ Id, MessageBody }) => ({
								Id,
								MessageId: Id,
								MD5OfMessageBody: md5(MessageBody),
							})),
							Failed: [],
						}
					: { MessageId: "1", MD5OfMessageBody: md5(one.MessageBody) },
			);
			return;
		}
		const form = new URLSearchParams(body);
		const xml = (status: number, text: string) =>
			response.writeHead(status, { "content-type": "text/xml" }).end(text);
		if (form.get("Action") !== "Publish") {
			json(400, { __type: "InvalidAction" });
			return;
		}
		const allowed = hooks.toTopic(form.get("TopicArn") ?? "", {
			accessKeyId,
			messages: [{ body: form.get("Message") ?? "" }],
		});
		if (allowed)
			xml(
				200,
				'<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>',
			);
		else
			xml(
				403,
				'<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>AuthorizationError</Code></Error></ErrorResponse>',
			);
	});
	server.keepAliveTimeout = 0;
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return {
		host: `127.0.0.1:${port}`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

/** Senders compare it with what they sent. */
function md5(text: string): string {
	return createHash("md5").update(text).digest("hex");
}

/** Access key of the sender. */
export function senderOf({ headers }: IncomingMessage): string {
	return /Credential=([^/]+)\//.exec(headers.authorization ?? "")?.[1] ?? "";
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	return Buffer.concat(parts).toString();
}

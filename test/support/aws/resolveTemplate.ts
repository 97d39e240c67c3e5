// A synthesized template with its references resolved, as CloudFormation would for one account and region.
// What it does not know it refuses.

export interface Resource {
	Type: string;
	Properties: Record<string, unknown>;
}

export interface Resolved {
	resources: Record<string, Resource>;
	/** Resources of one type, by logical id. */
	of(type: string): [string, Resource["Properties"]][];
}

export const ACCOUNT = "123456789012";
export const REGION = "us-east-1";

const PSEUDO: Record<string, string> = {
	"AWS::AccountId": ACCOUNT,
	"AWS::Region": REGION,
	"AWS::Partition": "aws",
	"AWS::URLSuffix": "amazonaws.com",
};

/** `queueHost` as in `127.0.0.1:9324`: where queue addresses point to. */
export function resolveTemplate(
	template: { Resources?: Record<string, Resource> },
	queueHost: string,
): Resolved {
	const given = template.Resources ?? {};
	const typeOf = (id: string) => {
		const type = given[id]?.Type;
		if (!type) throw new Error(`no resource ${id}`);
		return type;
	};
	const ref = (id: string): string => {
		const pseudo = PSEUDO[id];
		if (pseudo) return pseudo;
		switch (typeOf(id)) {
			case "AWS::S3::Bucket":
				return id.toLowerCase();
			case "AWS::SQS::Queue":
				return `http://${queueHost}/${ACCOUNT}/${queueName(id)}`;
			case "AWS::SNS::Topic":
				return `arn:aws:sns:${REGION}:${ACCOUNT}:${id}`;
			default:
				return id;
		}
	};
	const queueName = (id: string) =>
		given[id]?.Properties.FifoQueue ? `${id}.fifo` : id;
	const attribute = (id: string, name: string): string => {
		const type = typeOf(id);
		if (name === "Arn" && type === "AWS::S3::Bucket")
			return `arn:aws:s3:::${ref(id)}`;
		if (name === "Arn" && type === "AWS::SQS::Queue")
			return `arn:aws:sqs:${REGION}:${ACCOUNT}:${queueName(id)}`;
		if (name === "Arn" && type === "AWS::Logs::LogGroup")
			return `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${id}:*`;
		if (name === "Arn" && type === "AWS::Events::Rule")
			return `arn:aws:events:${REGION}:${ACCOUNT}:rule/${id}`;
		if (name === "Arn")
			return `arn:aws:${type.split("::")[1]?.toLowerCase()}:${REGION}:${ACCOUNT}:${id}`;
		return `${id}.${name}`;
	};
	const resolve = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(resolve);
		if (typeof value !== "object" || value === null) return value;
		const [[name, inner] = ["", undefined], ...more] = Object.entries(value);
		if (more.length === 0) {
			if (name === "Ref") return ref(inner as string);
			if (name === "Fn::GetAtt") {
				const [id, attributeName] = inner as [string, string];
				return attribute(id, attributeName);
			}
			if (name === "Fn::Join") {
				const [separator, parts] = inner as [string, unknown[]];
				return parts.map(resolve).join(separator);
			}
			if (name === "Fn::Sub")
				return String(inner).replace(/\$\{([^}]+)\}/g, (_, id) => ref(id));
			if (name.startsWith("Fn::")) throw new Error(`${name}: not understood`);
		}
		return Object.fromEntries(
			Object.entries(value).map(([key, one]) => [key, resolve(one)]),
		);
	};
	const resources = Object.fromEntries(
		Object.entries(given).map(([id, { Type, Properties = {} }]) => [
			id,
			{ Type, Properties: resolve(Properties) as Resource["Properties"] },
		]),
	);
	return {
		resources,
		of: (type) =>
			Object.entries(resources)
				.filter(([, resource]) => resource.Type === type)
				.map(([id, { Properties }]) => [id, Properties]),
	};
}

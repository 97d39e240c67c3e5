// What was asked of the server, in the order in which it came: to count, and to hold against policies.
import type { FaultKind } from "./faults.ts";
import type { OperationName } from "./operation.ts";
import type { Permission } from "./permissions.ts";
import type { Headers } from "./s3Request.ts";

export interface RequestRecord {
	requestId: string;
	method: string;
	bucket: string;
	key: string;
	query: Readonly<Record<string, string>>;
	/** By lower-case name; the signature is left out. */
	headers: Headers;
	operation: OperationName | "unknown";
	/** Unset for requests refused before a valid signature was seen. */
	accessKeyId?: string;
	/** What the caller had to have, in the order asked, up to the first that was denied. */
	permissions: Permission[];
	/** Unset while it is not answered; stays so when the connection was broken. */
	status?: number;
	/** Of the body as sent, and of the body of the reply. */
	bytesIn: number;
	bytesOut: number;
	/** The fault that struck it. */
	fault?: FaultKind;
}

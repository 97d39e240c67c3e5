// Where a store on S3 is, and how it is asked.
import type { Chance } from "./patience.ts";
import type { RequestOptions } from "./s3Requests.ts";

export interface S3StoreOptions {
	bucket: string;
	/** `site/a`: all keys stand below it, so that several sites share a bucket. Empty: the whole bucket. */
	prefix?: string;
	/** Of another service than Amazon's. Buckets are then named in the path unless `pathStyle` is false. */
	endpoint?: string;
	pathStyle?: boolean;
	/** Absent, as are credentials: as the SDK finds them (environment, profile, role). */
	region?: string;
	credentials?: {
		accessKeyId: string;
		secretAccessKey: string;
		sessionToken?: string;
	};
	/**
	 * `probe`: five requests before the first conditional write find out whether the service keeps
	 * conditions; the default where an endpoint is given. `trusted`: it is known to, as Amazon S3 is.
	 */
	conditions?: "probe" | "trusted";
	/** Requests under way at once. */
	atOnce?: number;
	/** For tests: chance, waiting, and the end of a request's time. */
	random?: Chance["random"];
	sleep?: Chance["sleep"];
	deadline?: RequestOptions["deadline"];
}

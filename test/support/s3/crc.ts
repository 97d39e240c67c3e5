// The cyclic redundancy checks that S3 knows: reflected, all ones before and after.

/** CRC-32/ISO-HDLC and CRC-32/ISCSI (Castagnoli), polynomials reflected. */
export const crc32 = crcOf32Bits(0xedb88320);
export const crc32c = crcOf32Bits(0x82f63b78);

/** CRC-64/NVME, polynomial reflected. */
const NVME = 0x9a6c9329ac4bc9b5n;

function crcOf32Bits(polynomial: number): (bytes: Uint8Array) => Buffer {
	const table = Uint32Array.from({ length: 256 }, (_, byte) => {
		let value = byte;
		for (let bit = 0; bit < 8; bit++)
			value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
		return value;
	});
	return (bytes) => {
		let crc = 0xffffffff;
		for (const byte of bytes)
			crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] as number);
		const result = Buffer.alloc(4);
		result.writeUInt32BE(~crc >>> 0);
		return result;
	};
}

/** In two halves of 32 bits: big integers would be a hundred times slower. */
const nvmeTable = Array.from({ length: 256 }, (_, byte) => {
	let value = BigInt(byte);
	for (let bit = 0; bit < 8; bit++)
		value = value & 1n ? (value >> 1n) ^ NVME : value >> 1n;
	return value;
});
const nvmeHigh = Uint32Array.from(nvmeTable, (value) => Number(value >> 32n));
const nvmeLow = Uint32Array.from(nvmeTable, (value) =>
	Number(value & 0xffffffffn),
);

export function crc64nvme(bytes: Uint8Array): Buffer {
	let high = 0xffffffff;
	let low = 0xffffffff;
	for (const byte of bytes) {
		const index = (low ^ byte) & 0xff;
		low = ((low >>> 8) | (high << 24)) ^ (nvmeLow[index] as number);
		high = (high >>> 8) ^ (nvmeHigh[index] as number);
	}
	const result = Buffer.alloc(8);
	result.writeUInt32BE(~high >>> 0, 0);
	result.writeUInt32BE(~low >>> 0, 4);
	return result;
}

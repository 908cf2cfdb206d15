package io.eldercare.ingest.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The disk failed, not the file: no reason to refuse a delivery, which will be read again when the disk is well. */
public final class StorageFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageFailure(String tried, IOException cause) {
        super(tried + ": " + cause.getMessage(), cause);
    }

    /** Bytes whose reading fails with this exception, so that nobody takes it for damage of what they hold. */
    public static InputStream guard(InputStream bytes) {
        return new FilterInputStream(bytes) {
            @Override
            public int read() throws IOException {
                try {
                    return super.read();
                } catch (IOException failure) {
                    throw new StorageFailure("Cannot read a delivery", failure);
                }
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                try {
                    return super.read(buffer, offset, length);
                } catch (IOException failure) {
                    throw new StorageFailure("Cannot read a delivery", failure);
                }
            }
        };
    }
}

package io.eldercare.lake.store;

import java.io.FilterOutputStream;
import java.io.IOException;
import org.apache.hadoop.fs.FSDataOutputStream;

/** Forces what was written to the store's disks before it is closed. */
final class SyncedOutput extends FilterOutputStream {
    private final FSDataOutputStream file;
    private boolean closed;

    SyncedOutput(FSDataOutputStream file) {
        super(file);
        this.file = file;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        file.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            if (file.hasCapability("hsync")) {
                file.hsync();
            }
            file.close();
        }
    }
}

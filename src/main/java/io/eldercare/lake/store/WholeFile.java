package io.eldercare.lake.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.apache.hadoop.fs.FSDataInputStream;

/** Channels over a file of a store, which is read or written once from its start. */
sealed interface WholeFile extends SeekableByteChannel {

    @Override
    default SeekableByteChannel truncate(long size) {
        throw new UnsupportedOperationException();
    }

    /** A file to read, from any place of it. */
    final class Read implements WholeFile {
        private final FSDataInputStream file;
        private final ReadableByteChannel channel;
        private final long size;

        Read(FSDataInputStream file, long size) {
            this.file = file;
            this.channel = Channels.newChannel(file);
            this.size = size;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return channel.read(target);
        }

        @Override
        public int write(ByteBuffer source) {
            throw new NonWritableChannelException();
        }

        @Override
        public long position() throws IOException {
            return file.getPos();
        }

        @Override
        public SeekableByteChannel position(long place) throws IOException {
            file.seek(place);
            return this;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** A new file. */
    final class Written implements WholeFile {
        private final WritableByteChannel channel;
        private long written;

        Written(OutputStream file) {
            this.channel = Channels.newChannel(file);
        }

        @Override
        public int read(ByteBuffer target) {
            throw new java.nio.channels.NonReadableChannelException();
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            int bytes = channel.write(source);
            written += bytes;
            return bytes;
        }

        @Override
        public long position() {
            return written;
        }

        @Override
        public SeekableByteChannel position(long place) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long size() {
            return written;
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}

package io.eldercare.ingest.read;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read from the start more than once, such as an archived file. */
@FunctionalInterface
public interface ByteSource {
    InputStream open() throws IOException;
}

package io.eldercare.lake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The disk of this machine as Hadoop sees it, asked through the JDK. Where Hadoop's native library is absent, as from Maven, its own
 * class starts a process {@code chmod} for every file it makes and a process {@code readlink} for every rename: 700 in a
 * small night. Files keep their checksums beside them, as in {@link LocalFileSystem}.
 */
final class LocalDisk extends LocalFileSystem {
    /** What a table's log is written through. */
    static final class Context extends DelegateToFileSystem {
        Context(URI uri, Configuration hadoop) throws IOException, URISyntaxException {
            super(uri, new LocalDisk(), hadoop, "file", false);
        }

        @Override
        public int getUriDefaultPort() {
            return -1;
        }

        @Override
        public void renameInternal(Path from, Path to) throws IOException {
            Failpoint.LAKE_LOG.hit();
            super.renameInternal(from, to);
        }

        @Override
        public boolean isValidName(String name) {
            return true;
        }
    }

    LocalDisk() {
        super(new Raw());
    }

    private static final class Raw extends RawLocalFileSystem {
        @Override
        protected OutputStream createOutputStreamWithMode(Path file, boolean append, FsPermission permission)
                throws IOException {
            Failpoint.LAKE_FILE.hit();
            return super.createOutputStreamWithMode(file, append, permission);
        }

        @Override
        public void setPermission(Path file, FsPermission permission) throws IOException {
            try {
                Files.setPosixFilePermissions(pathToFile(file).toPath(), posix(permission));
            } catch (NoSuchFileException failure) {
                FileNotFoundException missing = new FileNotFoundException("Cannot set the rights of " + file);
                missing.initCause(failure);
                throw missing;
            }
        }

        @Override
        public FileStatus getFileLinkStatus(Path file) throws IOException {
            return Files.isSymbolicLink(pathToFile(file).toPath())
                    ? super.getFileLinkStatus(file)
                    : getFileStatus(file);
        }

        private static Set<PosixFilePermission> posix(FsPermission permission) {
            Set<PosixFilePermission> rights = EnumSet.noneOf(PosixFilePermission.class);
            add(
                    rights,
                    permission.getUserAction(),
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE);
            add(
                    rights,
                    permission.getGroupAction(),
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.GROUP_EXECUTE);
            add(
                    rights,
                    permission.getOtherAction(),
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE,
                    PosixFilePermission.OTHERS_EXECUTE);
            return rights;
        }

        private static void add(
                Set<PosixFilePermission> rights,
                FsAction action,
                PosixFilePermission read,
                PosixFilePermission write,
                PosixFilePermission execute) {
            if (action.implies(FsAction.READ)) {
                rights.add(read);
            }
            if (action.implies(FsAction.WRITE)) {
                rights.add(write);
            }
            if (action.implies(FsAction.EXECUTE)) {
                rights.add(execute);
            }
        }
    }
}

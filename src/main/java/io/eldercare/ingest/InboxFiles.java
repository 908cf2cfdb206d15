package io.eldercare.ingest;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What lies in the inbox, at any depth. Links are not followed, but for the inbox itself. */
final class InboxFiles {
    private static final Logger LOG = LoggerFactory.getLogger(InboxFiles.class);

    /** What desktop systems leave in every folder. */
    private static final Set<String> LITTER = Set.of("thumbs.db", "desktop.ini");

    private final Path inbox;
    private final List<Path> files = new ArrayList<>();
    private final Deque<Path> folders = new ArrayDeque<>();

    private InboxFiles(Path inbox) {
        this.inbox = inbox;
    }

    /** Deliveries, and whatever else must be answered, in order of path. A folder that cannot be read is left out and told in the log. */
    static List<Path> waiting(Path inbox) {
        if (!Files.isDirectory(inbox)) {
            return List.of();
        }
        InboxFiles found = new InboxFiles(inbox);
        found.folders.add(inbox);
        while (!found.folders.isEmpty()) {
            found.list(found.folders.remove());
        }
        Collections.sort(found.files);
        return List.copyOf(found.files);
    }

    private void list(Path folder) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                note(entry);
            }
        } catch (DirectoryIteratorException | IOException unreadable) {
            if (folder.equals(inbox)) {
                throw new IllegalStateException("Cannot list the inbox", unreadable);
            }
            LOG.warn("Left alone a folder of the inbox that cannot be read: {}", told(folder), unreadable);
        }
    }

    private void note(Path entry) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isDirectory()) {
                folders.add(entry);
            } else if (isLeftAlone(String.valueOf(entry.getFileName()))) {
                LOG.debug("Left alone {}", told(entry));
            } else if (attributes.isRegularFile() || !inbox.equals(entry.getParent())) {
                files.add(entry);
            } else {
                // only the operator writes here: it may be a sender's folder that lies elsewhere
                LOG.warn("Left alone what is neither file nor folder: {}", told(entry));
            }
        } catch (IOException gone) {
            LOG.info("Left alone a file of the inbox that cannot be looked at: {}", told(entry), gone);
        }
    }

    /** Beginnings of uploads, locks of open documents, what systems leave behind; control files come with their deliveries. */
    private static boolean isLeftAlone(String name) {
        return name.startsWith(".")
                || name.startsWith("~$")
                || name.endsWith(Control.SUFFIX)
                || name.endsWith(".part")
                || name.endsWith(".tmp")
                || LITTER.contains(name.toLowerCase(Locale.ROOT));
    }

    private String told(Path path) {
        return FileNames.shown(inbox.relativize(path).toString());
    }
}

package io.eldercare.ingest;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Profile;
import io.eldercare.ingest.read.StorageFailure;
import io.eldercare.ingest.read.UnreadableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides over a file as a whole, from its name, its sender and its content alone. Whatever a file holds, it ends in a receipt. */
final class FileJudge {
    private static final Logger LOG = LoggerFactory.getLogger(FileJudge.class);

    private static final long SMALL = 1 << 18;

    private final Definitions definitions;
    private final FileScan scan;
    /** A file of some size may take hundreds of megabytes to look through; no more of them at once than Spark will read. */
    private final Semaphore large = new Semaphore(Runtime.getRuntime().availableProcessors());

    FileJudge(Definitions definitions, byte[] secret) {
        this.definitions = definitions;
        this.scan = new FileScan(definitions, secret, Receiver.regionCodes(definitions));
    }

    ReceiptDraft draft(Path file, String sender, String sha256, long size, LocalDateTime receivedAt) {
        String fileName = String.valueOf(file.getFileName());
        Optional<DeliveryName> name = DeliveryName.parse(fileName, feeds());
        Optional<Profile> profile = name.isPresent() ? Optional.empty() : profile(fileName, sender);
        boolean monthInRows = profile.filter(this::rowsStateTheMonth).isPresent();
        return new ReceiptDraft(fileName, sender, receivedAt, sha256, size, name, profile, monthInRows);
    }

    private boolean rowsStateTheMonth(Profile profile) {
        return Optional.ofNullable(definitions.contracts().get(profile.feed()))
                .flatMap(Contract::monthColumn)
                .filter(profile.columns()::containsKey)
                .isPresent();
    }

    private Set<String> feeds() {
        return definitions.contracts().keySet();
    }

    /** @param bytes where the bytes lie: in the archive, or the file itself */
    Receipt judge(ReceiptDraft draft, Path file, Path bytes) throws IOException {
        if (draft.size() <= SMALL) {
            return judgeAlone(draft, file, bytes);
        }
        large.acquireUninterruptibly();
        try {
            return judgeAlone(draft, file, bytes);
        } finally {
            large.release();
        }
    }

    private Receipt judgeAlone(ReceiptDraft draft, Path file, Path bytes) throws IOException {
        try {
            if (draft.name().isEmpty() && draft.profile().isEmpty()) {
                throw badName(draft.fileName());
            }
            return draft.profile().isPresent()
                    ? profileReceipt(draft, bytes, draft.profile().get())
                    : feedReceipt(draft, file, bytes);
        } catch (RefusedFile refused) {
            return draft.refused(refused.code(), String.valueOf(refused.getMessage()), 0);
        } catch (UnreadableFile unreadable) {
            return draft.refused(unreadable.code(), String.valueOf(unreadable.getMessage()), unreadable.dataRows());
        } catch (StorageFailure disk) {
            throw disk;
        } catch (RuntimeException | StackOverflowError unforeseen) {
            // a library may fail in any way over damaged bytes, and quote a person's number in what it says
            LOG.warn(
                    "Cannot make sense of {}: {} at {}",
                    draft.sha256(),
                    unforeseen.getClass().getName(),
                    Arrays.stream(unforeseen.getStackTrace()).limit(8).toList());
            return draft.refused("FILE_UNREADABLE", "文件读取失败，可能已损坏，请用 Excel/WPS 打开另存后重报。", 0);
        }
    }

    private RefusedFile badName(String fileName) {
        Optional<String> extension = DeliveryName.otherExtension(fileName);
        if (extension.isPresent()
                && DeliveryName.parse(fileName.replace("." + extension.get(), ".csv"), feeds())
                        .isPresent()) {
            return new RefusedFile("FILE_TYPE_UNSUPPORTED", "不支持 ." + extension.get() + " 文件，请另存为 .xlsx 或 .csv 后上报。");
        }
        return FileNames.isUnsafe(fileName)
                ? new RefusedFile("FILE_NAME_UNSAFE", "文件名含不可见的控制符或改变显示方向的字符，请只用汉字、字母、数字、下划线、横线和点。")
                : new RefusedFile(
                        "FILE_NAME_INVALID", "文件名不合规范：应为 报表_县区代码_年-月.csv 或 .xlsx，例如 visit_360281_2025-10.xlsx。");
    }

    private Receipt feedReceipt(ReceiptDraft draft, Path file, Path bytes) throws IOException {
        DeliveryName name = draft.name().orElseThrow();
        admit(name, draft);
        Optional<Control> control = Control.beside(file);
        FileScan.Found found =
                scan.scan(bytes, draft.fileName(), name, draft.receivedAt().toLocalDate(), control);
        return draft.accepted(found.encoding(), found.signatures(), found.warnings(), found.parts());
    }

    private void admit(DeliveryName name, ReceiptDraft draft) {
        if (!definitions.regions().contains(name.countyCode())) {
            throw new RefusedFile("DOM_UNKNOWN_CODE", "文件名中的区划代码 " + name.countyCode() + " 不在区划表中。");
        }
        if (!draft.sender().equals(Receiver.OPERATOR)
                && !(definitions.regions().contains(draft.sender())
                        && definitions.regions().isWithin(name.countyCode(), draft.sender()))) {
            throw new RefusedFile(
                    "SUB_WRONG_SENDER",
                    "文件所属县区 " + name.countyCode() + " 不是报送单位 " + FileNames.shown(draft.sender())
                            + " 或其下辖县区，请从本单位目录报送。");
        }
        String owner = definitions.settings().feedOwners().getOrDefault(name.feed(), draft.sender());
        if (!owner.equals(draft.sender()) && !draft.sender().equals(Receiver.OPERATOR)) {
            throw new RefusedFile("SUB_NOT_OWNER", "本报表由 " + owner + " 统一报送，其他单位的文件不予受理。");
        }
        refuseFuture(name.month(), draft);
    }

    private static void refuseFuture(YearMonth month, ReceiptDraft draft) {
        if (month.isAfter(YearMonth.from(draft.receivedAt()))) {
            throw new RefusedFile("SUB_PERIOD_FUTURE", "报表月份 " + month + " 尚未开始。");
        }
    }

    private Receipt profileReceipt(ReceiptDraft draft, Path bytes, Profile profile) {
        if (!draft.sender().equals(Receiver.OPERATOR) && !definitions.regions().contains(draft.sender())) {
            throw new RefusedFile("SUB_WRONG_SENDER", "报送单位 " + FileNames.shown(draft.sender()) + " 不在区划表中，请从本单位目录报送。");
        }
        refuseFuture(month(profile, draft), draft);
        String encoding = scan.scanProfile(bytes, draft.fileName(), profile);
        return draft.accepted(encoding, List.of(), List.of(), List.of());
    }

    private static YearMonth month(Profile profile, ReceiptDraft draft) {
        try {
            YearMonth month = FileScan.monthOf(
                    profile, draft.fileName(), draft.receivedAt().toLocalDate());
            if (month.getYear() >= 2000) {
                return month;
            }
        } catch (DateTimeException noMonth) {
            LOG.debug("Not a month", noMonth);
        }
        throw new RefusedFile("FILE_NAME_INVALID", "文件名中的月份不存在，应为 年-月，例如 2025-10。");
    }

    private Optional<Profile> profile(String fileName, String sender) {
        return definitions.profiles().stream()
                .filter(profile -> profile.filePattern().matcher(fileName).matches())
                .filter(profile -> ProfileName.isReadable(profile, fileName))
                .filter(profile -> sender.equals(Receiver.OPERATOR)
                        || profile.sender().map(sender::equals).orElse(true))
                .findFirst();
    }
}

package io.eldercare.ingest.read;

import io.eldercare.definitions.Contract;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Recognises a sheet that was sent under the name of another feed. */
public final class OtherFeed {
    private OtherFeed() {}

    /**
     * Why a sheet was really refused: where its header lacks columns of the feed it was sent as, it may be that of another.
     *
     * @param refused the refusal after the contract it was sent as
     * @return HDR_WRONG_FEED naming the other feed, else {@code refused}
     */
    public static UnreadableFile reason(
            UnreadableFile refused,
            Collection<Contract> contracts,
            Contract sentAs,
            Sheet sheet,
            ReaderOptions options) {
        if (!refused.code().equals("HDR_MISSING") && !refused.code().equals("HDR_MISSING_COLUMN")) {
            return refused;
        }
        return better(contracts, sentAs, sheet, options)
                .map(other -> new UnreadableFile(
                        "HDR_WRONG_FEED",
                        "表头是“" + other.title() + "”（" + other.feed() + "）的，文件名写的是“" + sentAs.title() + "”（"
                                + sentAs.feed() + "），请核对文件名中的表名后重报。",
                        ContractReader.rows(sheet, SheetRows.find(sheet, HeaderNames.of(other)))))
                .orElse(refused);
    }

    /**
     * The feed whose required columns are all there, and more of its columns than of the feed it was sent as. Of several the one with
     * the most columns, then the first in order of name.
     */
    private static Optional<Contract> better(
            Collection<Contract> contracts, Contract sentAs, Sheet sheet, ReaderOptions options) {
        int own = matched(sentAs, sheet);
        return contracts.stream()
                .filter(contract -> !contract.feed().equals(sentAs.feed()))
                .filter(contract -> matched(contract, sheet) > own)
                .filter(contract -> isWhole(contract, sheet, options))
                .max(Comparator.comparingInt((Contract contract) -> matched(contract, sheet))
                        .thenComparing(Contract::feed, Comparator.reverseOrder()));
    }

    private static int matched(Contract contract, Sheet sheet) {
        return header(contract, sheet).map(Header::matched).orElse(0);
    }

    private static boolean isWhole(Contract contract, Sheet sheet, ReaderOptions options) {
        return header(contract, sheet)
                .filter(header ->
                        ContractReader.missing(contract, options, header).isEmpty())
                .isPresent();
    }

    private static Optional<Header> header(Contract contract, Sheet sheet) {
        try {
            SheetRows rows = SheetRows.find(sheet, HeaderNames.of(contract));
            return rows.empty() ? Optional.empty() : Optional.of(rows.header());
        } catch (UnreadableFile withoutHeader) {
            return Optional.empty();
        }
    }
}

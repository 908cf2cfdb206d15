package io.eldercare.lake;

/** A newer program has written to the home. Ends a command with exit code 2 before anything is touched. */
public final class NewerHomeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param store what is newer, such as the archive
     * @param found its format
     * @param known the newest format that this program knows
     */
    public NewerHomeException(String store, int found, int known) {
        super("数据目录已由更新版本的程序写过：" + store + "的格式是 " + found + "，本程序只认到 " + known
                + "。没有改动任何内容。请换用新版程序；要退回旧版，见 docs/reliability.md 的“升级”。");
    }
}

package io.eldercare.plan;

/** Whether the document behind a plan was issued or is out for comment (送审稿、征求意见稿). */
public enum DocumentStatus {
    APPROVED,
    DRAFT
}

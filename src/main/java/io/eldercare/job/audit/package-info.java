/** What proves a home: each check looks at one kind of promise and names what is broken; the texts stand with the command. */
@org.jspecify.annotations.NullMarked
package io.eldercare.job.audit;

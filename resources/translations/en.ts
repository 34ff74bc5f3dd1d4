<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AccountMenu</name>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;demo book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sign out of {login}…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Action</name>
    <message>
        <source>Add contact…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New group…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to group…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To group…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to group…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from this group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unblock…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete contacts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy numbers and addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh from the provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show blacklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run a command by name…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the log for somebody who helps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnostics…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import contacts from a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import into the blacklist…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Activity</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed on both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New contact %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New group “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete group “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add %1 to group “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1 from group “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move %1 to group “%2”, out of all others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename group “%1” to “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group “%1”: mailing number %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a contact that is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a group that is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number or e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>middle name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>birthday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mailings only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>single messages only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept here: correct it, try again, or discard it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer came; the program is checking whether it was done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On its way to the provider · saved on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent yet · saved on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard this change? %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was changed goes back to what the provider has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaced by a later change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted at the provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be undone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActivityView</name>
    <message>
        <source>Not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections of Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddressField</name>
    <message>
        <source>Main number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 will no longer belong to the contact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Make %n contact(s)</source>
        <translation>
            <numerusform>Make %n contact</numerusform>
            <numerusform>Make %n contacts</numerusform>
        </translation>
    </message>
    <message>
        <source>Make one contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) found: one contact with all of them.</source>
        <translation>
            <numerusform>%n number found: one contact with it.</numerusform>
            <numerusform>%n numbers found: one contact with all of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) found: one contact with all of them.</source>
        <translation>
            <numerusform>%n address found: one contact with it.</numerusform>
            <numerusform>%n addresses found: one contact with all of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) found: a contact for each.</source>
        <translation>
            <numerusform>%n number found: a contact for each.</numerusform>
            <numerusform>%n numbers found: a contact for each.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) found: a contact for each.</source>
        <translation>
            <numerusform>%n address found: a contact for each.</numerusform>
            <numerusform>%n addresses found: a contact for each.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AddressLine</name>
    <message>
        <source>Open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add groups to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an e-mail address: it needs a name, @ and a domain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already in the book: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) found</source>
        <translation>
            <numerusform>%n address found</numerusform>
            <numerusform>%n addresses found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) found</source>
        <translation>
            <numerusform>%n number found</numerusform>
            <numerusform>%n numbers found</numerusform>
        </translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make this the main number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make this the main address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this address</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddressesDialog</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerWords</name>
    <message>
        <source>Create again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the existing record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the existing as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo it anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the provider’s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the second one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Create %n again</source>
        <translation>
            <numerusform>Create %n again</numerusform>
            <numerusform>Create %n again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Let %n go</source>
        <translation>
            <numerusform>Let %n go</numerusform>
            <numerusform>Let %n go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n anyway</source>
        <translation>
            <numerusform>Delete %n anyway</numerusform>
            <numerusform>Delete %n anyway</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %n</source>
        <translation>
            <numerusform>Keep %n</numerusform>
            <numerusform>Keep %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n existing record(s)</source>
        <translation>
            <numerusform>Change %n existing record</numerusform>
            <numerusform>Change %n existing records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave %n existing as they are</source>
        <translation>
            <numerusform>Leave %n existing as it is</numerusform>
            <numerusform>Leave %n existing as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo %n anyway</source>
        <translation>
            <numerusform>Undo %n anyway</numerusform>
            <numerusform>Undo %n anyway</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep mine for %n</source>
        <translation>
            <numerusform>Keep mine for %n</numerusform>
            <numerusform>Keep mine for %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take the provider’s for %n</source>
        <translation>
            <numerusform>Take the provider’s for %n</numerusform>
            <numerusform>Take the provider’s for %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try %n again</source>
        <translation>
            <numerusform>Try %n again</numerusform>
            <numerusform>Try %n again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %n…</source>
        <translation>
            <numerusform>Discard %n…</numerusform>
            <numerusform>Discard %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove the second one of %n</source>
        <translation>
            <numerusform>Remove the second one of %n</numerusform>
            <numerusform>Remove the second one of %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep both of %n</source>
        <translation>
            <numerusform>Keep both of %n</numerusform>
            <numerusform>Keep both of %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) chosen</source>
        <translation>
            <numerusform>%n problem chosen</numerusform>
            <numerusform>%n problems chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed on both sides</source>
        <translation>
            <numerusform>%n changed on both sides</numerusform>
            <numerusform>%n changed on both sides</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted at the provider</source>
        <translation>
            <numerusform>%n deleted at the provider</numerusform>
            <numerusform>%n deleted at the provider</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed there before they were deleted</source>
        <translation>
            <numerusform>%n changed there before it was deleted</numerusform>
            <numerusform>%n changed there before they were deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>%n already there</numerusform>
            <numerusform>%n already there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be undone</source>
        <translation>
            <numerusform>%n could not be undone</numerusform>
            <numerusform>%n could not be undone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused or set aside</source>
        <translation>
            <numerusform>%n refused or set aside</numerusform>
            <numerusform>%n refused or set aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n twice at the provider</source>
        <translation>
            <numerusform>%n twice at the provider</numerusform>
            <numerusform>%n twice at the provider</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BirthdayField</name>
    <message numerus="yes">
        <source>%n year(s) old</source>
        <translation>
            <numerusform>%n year old</numerusform>
            <numerusform>%n years old</numerusform>
        </translation>
    </message>
    <message>
        <source>birthday today</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>birthday in %n day(s)</source>
        <translation>
            <numerusform>birthday in %n day</numerusform>
            <numerusform>birthday in %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a day in the calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BlockBadge</name>
    <message>
        <source>Blocked: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BlockBar</name>
    <message>
        <source>Block numbers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BlockDialog</name>
    <message>
        <source>Block %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste phone numbers or e-mail addresses, in any spelling.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers and e-mail addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines that need a look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type of the block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored by the provider as the comment of the entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BlockMenu</name>
    <message>
        <source>Show the problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to contacts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first (default)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit to contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BlockModel</name>
    <message>
        <source>Not sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs your decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in the book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since when is unknown: the provider keeps no date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>known on this computer since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number / e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BlockSection</name>
    <message>
        <source>Block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change type…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BlockSummary</name>
    <message>
        <source>Checking: %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an e-mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste or type at least one number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here can be blocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what to block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of them are blocked already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BlockType</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All: nothing is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is sent: no mailings, no single messages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mailings only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single messages only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mass: no group mailings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No group mailings; single messages are still sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single: no single messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No single messages; group mailings are still sent.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BlockView</name>
    <message>
        <source>Number, name, reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the blacklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blacklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Blocking</name>
    <message>
        <source>Block numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BlockingCounts</name>
    <message numerus="yes">
        <source>Block %n address(es)</source>
        <translation>
            <numerusform>Block %n address</numerusform>
            <numerusform>Block %n addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Block %n contact(s)</source>
        <translation>
            <numerusform>Block %n contact</numerusform>
            <numerusform>Block %n contacts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarPopup</name>
    <message>
        <source>Previous month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next month</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CertificateBox</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the authorities of the system are trusted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trusted as well: %1, valid until %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read. Nothing was changed; copy it to this computer and choose it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate in %1 is not of an authority but of a single server. Nothing was changed; ask for the certificate of the authority.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate in %1 has expired or is not valid yet. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no certificate in %1. Nothing was changed; choose a PEM, CRT, CER or DER file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where a company network looks into encrypted connections, certificates are issued by the company itself. Choose the file with its authority’s certificate; it is trusted besides those of the system, from the next connection on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file with a company certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the company certificate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChannelChoice</name>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckGrid</name>
    <message>
        <source>Rows of the file and what becomes of them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckGridModel</name>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certainty: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same contact as in line %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the blacklist; stays there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, before: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1, %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Remove {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number / e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs your decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known here since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middle name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnLines</name>
    <message>
        <source>Column %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What “%1” is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How “%1” is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined by a new line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined by a space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined by “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was given to another column, so this one is left out now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several columns are “%1”: their values are joined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By your rule: %1. In the check it can be switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found “%1”, which tells the order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in this file tells the order of its dates: that of the mapping was taken. Is it right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All dates can be read in more than one order. Is this one right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told in the check, never carried out: an import sets and lifts no block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns of the file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnsBox</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the column up (Alt+↑)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the column down (Alt+↓)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnsPage</name>
    <message>
        <source>Remembered as “%1”: a file with the same headings takes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has the headings of “%1”: that mapping was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are the failed rows of “%1”: its columns, its rules and what it did with all rows were taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is still being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which column has the numbers or the e-mail addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to the group “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the tag “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each column of the file becomes. Only a number or an e-mail address is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remember the mapping and the rules under this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guess anew from headings and content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For all rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type of the block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is for files of other headings, so it was not taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The columns were guessed: look at them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CombineActions</name>
    <message>
        <source>&amp;And this: narrow what is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Or this: add it to what is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N&amp;ot this: leave it out of what is shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Combining</name>
    <message>
        <source>These two cannot be put together as one filter. The filter was not changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Run a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>Certificates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectionDialog</name>
    <message>
        <source>Enter a whole number from %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When an answer is lost, the program waits so many seconds before it looks whether the provider made the change. The usual time is %1 seconds; more is needed only for a provider that works very slowly. A new number holds for this account, from the next time it is opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Seconds to wait after a lost answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many requests may be under way at the same time. More are quicker for long imports, but the provider refuses more than %1 of one login, wherever they come from. The usual number is %2; a new one holds at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;quests at once, at most</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContactCopying</name>
    <message numerus="yes">
        <source>%n row(s) are too many for the clipboard. A file holds them.</source>
        <translation>
            <numerusform>%n row is too many for the clipboard. A file holds it.</numerusform>
            <numerusform>%n rows are too many for the clipboard. A file holds them.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied.</source>
        <translation>
            <numerusform>%n row copied.</numerusform>
            <numerusform>%n rows copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The numbers and addresses of %n contact(s) were copied.</source>
        <translation>
            <numerusform>The numbers and addresses of %n contact were copied.</numerusform>
            <numerusform>The numbers and addresses of %n contacts were copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactEditor</name>
    <message numerus="yes">
        <source>%n contact(s) selected</source>
        <translation>
            <numerusform>%n contact selected</numerusform>
            <numerusform>%n contacts selected</numerusform>
        </translation>
    </message>
    <message>
        <source>This contact is not in the book any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a contact to see it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Discard %n change(s) that the provider has not taken? They cannot be brought back.</source>
        <translation>
            <numerusform>Discard %n change that the provider has not accepted? It cannot be brought back.</numerusform>
            <numerusform>Discard %n changes that the provider has not accepted? They cannot be brought back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %n change(s)</source>
        <translation>
            <numerusform>Discard %n change</numerusform>
            <numerusform>Discard %n changes</numerusform>
        </translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back what I typed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContactForm</name>
    <message>
        <source>Changed meanwhile; what you typed is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a contact without a name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContactTable</name>
    <message>
        <source>Contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit to contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactView</name>
    <message>
        <source>Loading contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bad numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 reachable · %3 blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacts</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contacts in “%1” yet. Drag contacts here, or add a new one to this group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a contact to “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of your contacts is blocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything has been sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No two contacts have the same address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every number and address has a proper form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every contact is in a group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading contacts: %1. You can already search them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts could not be loaded, and there is no copy on this computer yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches “%1” in “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n found in all contacts.</source>
        <translation>
            <numerusform>%n found in all contacts.</numerusform>
            <numerusform>%n found in all contacts.</numerusform>
        </translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported from “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc shows all contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contact of this import is in the book any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import into “%1”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contacts yet. Start from a file or add the first one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pasted list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block numbers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No entry is of this kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is blocked. When a person asks not to be written to, block the number here: it stays blocked even after an import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the blacklist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loaded %1, more is coming.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n sign-in(s) failed. After five the provider closes access from this address for 30 minutes, so the program will not try again by itself. Nothing was changed.</source>
        <translation>
            <numerusform>%n sign-in failed. After five the provider closes access from this address for 30 minutes, so the program will not try again by itself. Nothing was changed.</numerusform>
            <numerusform>%n sign-ins failed. After five the provider closes access from this address for 30 minutes, so the program will not try again by itself. Nothing was changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s)</source>
        <translation>
            <numerusform>%Ln contact</numerusform>
            <numerusform>%Ln contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your %n change(s) are kept on this computer and will be sent later.</source>
        <translation>
            <numerusform>Your %n change is kept on this computer and will be sent later.</numerusform>
            <numerusform>Your %n changes are kept on this computer and will be sent later.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No connection. Your %n change(s) are kept on this computer and will be sent when the connection is back.</source>
        <translation>
            <numerusform>No connection. Your %n change is kept on this computer and will be sent when the connection is back.</numerusform>
            <numerusform>No connection. Your %n changes are kept on this computer and will be sent when the connection is back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s)</source>
        <translation>
            <numerusform>%n digit</numerusform>
            <numerusform>%n digits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeedDetails</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The single changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeedModel</name>
    <message>
        <source>Code %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeedNames</name>
    <message>
        <source>a group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add contact “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change contact “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete contact “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unblock %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the block of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restore “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>add %n contact(s)</source>
        <translation>
            <numerusform>add %n contact</numerusform>
            <numerusform>add %n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n contact(s)</source>
        <translation>
            <numerusform>change %n contact</numerusform>
            <numerusform>change %n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n contact(s)</source>
        <translation>
            <numerusform>delete %n contact</numerusform>
            <numerusform>delete %n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>add %n contact(s) to “%1”</source>
        <translation>
            <numerusform>add %n contact to “%1”</numerusform>
            <numerusform>add %n contacts to “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>remove %n contact(s) from “%1”</source>
        <translation>
            <numerusform>remove %n contact from “%1”</numerusform>
            <numerusform>remove %n contacts from “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %n contact(s) to “%1”</source>
        <translation>
            <numerusform>move %n contact to “%1”</numerusform>
            <numerusform>move %n contacts to “%1”</numerusform>
        </translation>
    </message>
    <message>
        <source>create group “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change group “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete group “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>block %n address(es)</source>
        <translation>
            <numerusform>block %n address</numerusform>
            <numerusform>block %n addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>unblock %n address(es)</source>
        <translation>
            <numerusform>unblock %n address</numerusform>
            <numerusform>unblock %n addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n block(s)</source>
        <translation>
            <numerusform>change %n block</numerusform>
            <numerusform>change %n blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>restore %n record(s)</source>
        <translation>
            <numerusform>restore %n record</numerusform>
            <numerusform>restore %n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>import %n contact(s)</source>
        <translation>
            <numerusform>import %n contact</numerusform>
            <numerusform>import %n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n record(s)</source>
        <translation>
            <numerusform>change %n record</numerusform>
            <numerusform>change %n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeedStand</name>
    <message>
        <source>In time: nothing had been sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed on both sides</source>
        <translation>
            <numerusform>%n changed on both sides</numerusform>
            <numerusform>%n changed on both sides</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n set aside</source>
        <translation>
            <numerusform>%n set aside</numerusform>
            <numerusform>%n set aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in doubt</source>
        <translation>
            <numerusform>%n in doubt</numerusform>
            <numerusform>%n in doubt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken back</source>
        <translation>
            <numerusform>%n taken back</numerusform>
            <numerusform>%n taken back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replaced by a later change</source>
        <translation>
            <numerusform>%n replaced by a later change</numerusform>
            <numerusform>%n replaced by a later change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not sent yet</source>
        <translation>
            <numerusform>%n not sent yet</numerusform>
            <numerusform>%n not sent yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeedWords</name>
    <message>
        <source>a group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added contact “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed contact “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted contact “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unblocked %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed the block of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restored “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Added %n contact(s)</source>
        <translation>
            <numerusform>Added %n contact</numerusform>
            <numerusform>Added %n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed %n contact(s)</source>
        <translation>
            <numerusform>Changed %n contact</numerusform>
            <numerusform>Changed %n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n contact(s)</source>
        <translation>
            <numerusform>Deleted %n contact</numerusform>
            <numerusform>Deleted %n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added %n contact(s) to “%1”</source>
        <translation>
            <numerusform>Added %n contact to “%1”</numerusform>
            <numerusform>Added %n contacts to “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %n contact(s) from “%1”</source>
        <translation>
            <numerusform>Removed %n contact from “%1”</numerusform>
            <numerusform>Removed %n contacts from “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n contact(s) to “%1”</source>
        <translation>
            <numerusform>Moved %n contact to “%1”</numerusform>
            <numerusform>Moved %n contacts to “%1”</numerusform>
        </translation>
    </message>
    <message>
        <source>Created group “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed group “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted group “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Blocked %n address(es)</source>
        <translation>
            <numerusform>Blocked %n address</numerusform>
            <numerusform>Blocked %n addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unblocked %n address(es)</source>
        <translation>
            <numerusform>Unblocked %n address</numerusform>
            <numerusform>Unblocked %n addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed %n block(s)</source>
        <translation>
            <numerusform>Changed %n block</numerusform>
            <numerusform>Changed %n blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restored %n record(s)</source>
        <translation>
            <numerusform>Restored %n record</numerusform>
            <numerusform>Restored %n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discarded %n change(s)</source>
        <translation>
            <numerusform>Discarded %n change</numerusform>
            <numerusform>Discarded %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported %n contact(s)</source>
        <translation>
            <numerusform>Imported %n contact</numerusform>
            <numerusform>Imported %n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed %n record(s)</source>
        <translation>
            <numerusform>Changed %n record</numerusform>
            <numerusform>Changed %n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deleted</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number / e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phone group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>e-mail group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blacklist entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is there again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not listed by the provider any more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeletedView</name>
    <message>
        <source>Nothing was deleted in the last 30 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking up what was deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are the newest %1; older ones follow when some of these are restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Restore %n</source>
        <translation>
            <numerusform>Restore %n</numerusform>
            <numerusform>Restore %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept for 30 days. What is restored is created anew at the provider.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blacklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh from the provider (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeskCommands</name>
    <message numerus="yes">
        <source>Delete %n contact(s)? They are deleted in the provider’s account as well.</source>
        <translation>
            <numerusform>Delete %n contact? It is deleted in the provider’s account as well.</numerusform>
            <numerusform>Delete %n contacts? They are deleted in the provider’s account as well.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n</source>
        <translation>
            <numerusform>Delete %n</numerusform>
            <numerusform>Delete %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The provider’s lists lack %n record(s) that the copy has: more than is likely. They were kept.</source>
        <translation>
            <numerusform>The provider’s lists lack %n record that the copy has: more than is likely. It was kept.</numerusform>
            <numerusform>The provider’s lists lack %n records that the copy has: more than is likely. They were kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n from the copy</source>
        <translation>
            <numerusform>Remove %n from the copy</numerusform>
            <numerusform>Remove %n from the copy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) are no longer selected: too many to find again among other rows.</source>
        <translation>
            <numerusform>%n contact is no longer selected: too many to find again among other rows.</numerusform>
            <numerusform>%n contacts are no longer selected: too many to find again among other rows.</numerusform>
        </translation>
    </message>
    <message>
        <source>This looks like another account: the provider has none of the contacts that are here. Nothing of it was taken over, and nothing is sent to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is my account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Add %n contact(s)? They are added to the provider’s account as well.</source>
        <translation>
            <numerusform>Add %n contact? It is added to the provider’s account as well.</numerusform>
            <numerusform>Add %n contacts? They are added to the provider’s account as well.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n</source>
        <translation>
            <numerusform>Add %n</numerusform>
            <numerusform>Add %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailsLine</name>
    <message>
        <source>Open contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to contacts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 selected (all that match)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 found of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy of the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blacklist entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waiting, %2 being checked, %3 with problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests at once, at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window stood still, in the last minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window stood still, since the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms at the longest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DifferenceGrid</name>
    <message>
        <source>What differs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropArea</name>
    <message>
        <source>Drop a file here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV, TXT, XLSX, XLS or vCard, in any encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste from a spreadsheet (Ctrl+V)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get a sample file…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditCounts</name>
    <message numerus="yes">
        <source>%n with a problem</source>
        <translation>
            <numerusform>%n with a problem</numerusform>
            <numerusform>%n with a problem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in doubt</source>
        <translation>
            <numerusform>%n in doubt</numerusform>
            <numerusform>%n in doubt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on the way</source>
        <translation>
            <numerusform>%n on the way</numerusform>
            <numerusform>%n on the way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %n change(s)?</source>
        <translation>
            <numerusform>Discard %n change?</numerusform>
            <numerusform>Discard %n changes?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new record(s) exist only on this computer and will be gone, with what waits for them.</source>
        <translation>
            <numerusform>%n new record exists only on this computer and will be gone, with what waits for it.</numerusform>
            <numerusform>%n new records exist only on this computer and will be gone, with what waits for them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The provider may have carried out %n of them already; that is not taken back.</source>
        <translation>
            <numerusform>The provider may have carried out %n of them already; that is not taken back.</numerusform>
            <numerusform>The provider may have carried out %n of them already; that is not taken back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditorHeader</name>
    <message>
        <source>Contact without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent yet · saved on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In doubt: the answer never came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider did not accept a change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is looked up before anything is sent again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportCounts</name>
    <message numerus="yes">
        <source>%n contact(s) exported to “%1”.</source>
        <translation>
            <numerusform>%n contact exported to “%1”.</numerusform>
            <numerusform>%n contacts exported to “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blacklist entry(ies) exported to “%1”.</source>
        <translation>
            <numerusform>%n blacklist entry exported to “%1”.</numerusform>
            <numerusform>%n blacklist entries exported to “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %n</source>
        <translation>
            <numerusform>Export %n</numerusform>
            <numerusform>Export %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blacklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No column is ticked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A vCard has its own fields.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without phone and e-mail the file cannot be imported again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the blacklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write formulas as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A spreadsheet runs what begins with = + - or @. Only for programs that are no spreadsheets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This list: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole blacklist</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportHeading</name>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middle name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known here since</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>CSV for Excel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel workbook (XLSX)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vCard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens with a double click; letters of every language come right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every cell is text: no number or date is turned into another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UTF-8 with commas, for other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For telephones and mail programs; tags, ID and blocks are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of “%1” is not there. Nothing was written. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not write “%1” into this folder. Nothing was written. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has no room for “%1”. Nothing was written. Free some space or choose another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be replaced: it is protected, or open in another program such as Excel. It is as it was. Close it there, or choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file cannot have the name “%1” here. Nothing was written. Choose a simpler name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk, or the way to it, fails. “%1” was not written. Try again, or choose another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A workbook has room for %1 rows only. Nothing was written. Choose CSV, or export in parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text in row %1 is longer than a cell of a workbook can be. Nothing was written. Choose CSV, or leave out that column.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Facet</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mailings only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single messages only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In my book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail addresses</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FacetView</name>
    <message>
        <source>Show only these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not narrow by this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Narrow by this as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the blacklist</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileLine</name>
    <message>
        <source>A file of this name is there; it will be replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilePage</name>
    <message>
        <source>There is no text on the clipboard. Copy the cells in your spreadsheet first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counting rows …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is changed before the last step; the file itself never is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is how the file reads. Change what is not right: the rows below follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue without them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue the import of “%1” where you left it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mappings you used last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>Unknown word “%word:”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%key:” does not know “%word”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is missing after “%key:”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This bracket is not closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The closing quotation mark is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%word” needs something on both sides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing in these brackets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%word” is not a regular expression that can be used here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This text is too long for a filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are too many brackets inside one another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean “%hint:”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it in quotation marks to look for it as it stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean “%hint”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Possible are: %choices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in any way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mass mailings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>single messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the next 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in March</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contains…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known here since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same address twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bad number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the word…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One or the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>List: %n address(es)</source>
        <translation>
            <numerusform>List: %n address</numerusform>
            <numerusform>List: %n addresses</numerusform>
        </translation>
    </message>
    <message>
        <source>None of the pasted lines is a number or an e-mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number, name, group:, tag:, block: …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can be written here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this filter under a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words are found in numbers, names, comments and tags. A number may have blanks and brackets in it: +7 912 345-67-89, 8 (912) 345. ↓ shows the last filters.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupCounts</name>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reachable</source>
        <translation>
            <numerusform>%n reachable</numerusform>
            <numerusform>%n reachable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blocked</source>
        <translation>
            <numerusform>%n blocked</numerusform>
            <numerusform>%n blocked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete the group “%1”? Its %n contact(s) stay in the address book.</source>
        <translation>
            <numerusform>Delete the group “%1”? Its %n contact stays in the address book.</numerusform>
            <numerusform>Delete the group “%1”? Its %n contacts stay in the address book.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupDialog</name>
    <message>
        <source>There is a group of this name already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optional. A mailing is sent to the group by its code, such as G7.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses of its members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mailing number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mailing number can be changed, but not removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete group</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupPicker</name>
    <message>
        <source>Add to group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find or create a group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selection has both kinds of contacts, and a group takes one kind. Choose which to begin with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n with numbers</source>
        <translation>
            <numerusform>%n with a number</numerusform>
            <numerusform>%n with numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with e-mail addresses</source>
        <translation>
            <numerusform>%n with an e-mail address</numerusform>
            <numerusform>%n with e-mail addresses</numerusform>
        </translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupTree</name>
    <message numerus="yes">
        <source>Move %n to “%1”, out of all other groups</source>
        <translation>
            <numerusform>Move %n to “%1”, out of all other groups</numerusform>
            <numerusform>Move %n to “%1”, out of all other groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n to “%1”</source>
        <translation>
            <numerusform>Move %n to “%1”</numerusform>
            <numerusform>Move %n to “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n to “%1”</source>
        <translation>
            <numerusform>Add %n to “%1”</numerusform>
            <numerusform>Add %n to “%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupView</name>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No group matches “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New group “%1”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No groups yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New group…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places and groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New group…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit group…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete group…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy group ID %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message>
        <source>Group name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bad numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts that are in no group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts with an address on the blacklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts with changes that the provider does not have yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts with an address that another contact has too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts with a number or an address that cannot be right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent yet · saved on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer came; it is not known whether the change was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change waits for your decision; see Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipient code %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupsField</name>
    <message>
        <source>There is no group “%1” yet: press Enter to choose or create it, or clear the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the contacts of “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create group “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GuessBar</name>
    <message>
        <source>In row %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoding (sure)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoding (guess)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Separator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason or answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you did</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistorySection</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known on this computer since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed on this computer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped: the provider has something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in doubt: no answer came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>The report could not be saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was done yet. What you change is listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking up what was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first. What was changed again since cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you did</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save report…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same contact as in line %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full name (split)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middle name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type of the block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error of the last import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line of the last import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guess</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last · first · middle name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day.month.year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month/day/year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year-month-day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year-day-month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days, as 36525</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last name first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First name first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order by each name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Semicolon ;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma ,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bar |</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: one column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double ″</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single ′</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not there, or may not be read. Nothing was imported; choose it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty. Nothing was imported; choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an address list: a picture, a document or a program. Save the list as CSV or XLSX and choose that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read by this encoding. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workbook is damaged. Open it in your spreadsheet, save it anew and choose it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workbook is protected by a password. Save it without one and choose it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workbook has no such sheet of cells. Choose another sheet or file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has more than a thousand columns. Is the separator right? Nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workbook is too large. Save the sheet as CSV and choose that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has no line ends: it is no list. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has more rows than a workbook can have. Save as CSV instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text is too long for a cell of a workbook. Save as CSV instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The addresses belong to several contacts: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider’s lists are being read first, so that nothing is changed twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was chosen for this import cannot be read any more. Begin it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider refused one of the new groups. Look at it under Problems, then go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy was damaged and has been restored. Look at it, then go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out by you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether to update the contact was not decided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its addresses belong to several contacts of the book.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The contact is in the book already, and the rule is to skip those.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has this contact in an earlier row, and the rule is to keep the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address is on the blacklist, and the rule is to skip those.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed again since; it was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no digit in this cell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a phone number: it has letters or signs in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortened by a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A spreadsheet has shortened this number; its last digits are lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too short number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too short: digits are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too long number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too long: there are too many digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8 at the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The 8 at the start was read as +7.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No country code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The country code was added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown range of numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The length is right, but no known operator has such numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number with decimals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The .0 that a spreadsheet has added was taken away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number with an exponent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A spreadsheet wrote it with an exponent; all digits are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apostrophe at the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The apostrophe by which a spreadsheet marks a text was taken away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter O instead of zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a letter O where a zero is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter O read as zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your rule for this column takes a letter O in a number for a zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invisible characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters that nobody can see were taken away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not an e-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an e-mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Misspelt e-mail domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the part after the @ spelt right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail domain mended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your rule for this column corrects what is misspelt after the @.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doubtful name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name was split, but not surely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name kept whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name was not split; it becomes what the contact is shown as.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of several contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row has addresses of several contacts of the book; it changes none of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown type of block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This word names no type of a block; the type for all rows is taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No number and no e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row has neither a number nor an e-mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date without a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date that does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date in the future</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date too long ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such day in the calendar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unreadable characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row has bytes that this encoding does not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quote that never ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quoted cell begins in this row and never ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlong cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cell of this row is too long for any address list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row has more cells than there are columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broken card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A card that does not end, or a line outside of cards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts, as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts, as a workbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts with faults of all kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blacklist, as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not what it was when it was chosen. Choose it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program’s own copy of the file is gone from this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program’s own copy of the file was changed since the import began.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No more rows are taken from it; what was imported stays, and what is planned is kept and waits. Stop this import and begin it again with the original file: rows that are in the book already change nothing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportCounts</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n column</numerusform>
            <numerusform>%n columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more column(s)</source>
        <translation>
            <numerusform>Show %n more column</numerusform>
            <numerusform>Show %n more columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n request(s)</source>
        <translation>
            <numerusform>about %n request</numerusform>
            <numerusform>about %n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) were turned into 7.9E+10 by a spreadsheet. Their last digits are lost. Format the column as Text there and save again.</source>
        <translation>
            <numerusform>%n number was turned into 7.9E+10 by a spreadsheet. Its last digits are lost. Format the column as Text there and save again.</numerusform>
            <numerusform>%n numbers were turned into 7.9E+10 by a spreadsheet. Their last digits are lost. Format the column as Text there and save again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are damaged and will be left out; the check shows them.</source>
        <translation>
            <numerusform>%n row is damaged and will be left out; the check shows it.</numerusform>
            <numerusform>%n rows are damaged and will be left out; the check shows them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fix all %n like this</source>
        <translation>
            <numerusform>Fix %n like this</numerusform>
            <numerusform>Fix all %n like this</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) mended.</source>
        <translation>
            <numerusform>%n cell mended.</numerusform>
            <numerusform>%n cells mended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Above are rows of the file: %n address(es) will be blocked or changed.</source>
        <translation>
            <numerusform>Above are rows of the file: %n address will be blocked or changed.</numerusform>
            <numerusform>Above are rows of the file: %n addresses will be blocked or changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Above are rows of the file: %n contact(s) will be added or changed.</source>
        <translation>
            <numerusform>Above are rows of the file: %n contact will be added or changed.</numerusform>
            <numerusform>Above are rows of the file: %n contacts will be added or changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Reading the file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be used as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import is being started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import into the blacklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportRow</name>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unusable</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportRows</name>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unusable</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>The file of this import is not kept any more. Nothing was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobCounts</name>
    <message numerus="yes">
        <source>%n waiting for you</source>
        <translation>
            <numerusform>%n waits for you</numerusform>
            <numerusform>%n wait for you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n paused</numerusform>
            <numerusform>%n paused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ended</source>
        <translation>
            <numerusform>%n ended</numerusform>
            <numerusform>%n ended</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobView</name>
    <message>
        <source>Nothing was imported yet. Imports are listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking up the imports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imports and what undoes them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;failed rows…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>&amp;Review %n…</source>
        <translation>
            <numerusform>&amp;Review %n…</numerusform>
            <numerusform>&amp;Review %n…</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Resume undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobWords</name>
    <message numerus="yes">
        <source>%n contact(s) will be added.</source>
        <translation>
            <numerusform>%n contact will be added.</numerusform>
            <numerusform>%n contacts will be added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) will be updated.</source>
        <translation>
            <numerusform>%n contact will be updated.</numerusform>
            <numerusform>%n contacts will be updated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) will be blocked.</source>
        <translation>
            <numerusform>%n address will be blocked.</numerusform>
            <numerusform>%n addresses will be blocked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) of the blacklist will get another type or comment.</source>
        <translation>
            <numerusform>%n entry of the blacklist will get another type or comment.</numerusform>
            <numerusform>%n entries of the blacklist will get another type or comment.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) have blocked addresses, which stay blocked.</source>
        <translation>
            <numerusform>%n row has a blocked address, which stays blocked.</numerusform>
            <numerusform>%n rows have blocked addresses, which stay blocked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s) will be created.</source>
        <translation>
            <numerusform>%n group will be created.</numerusform>
            <numerusform>%n groups will be created.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) change nothing.</source>
        <translation>
            <numerusform>%n row changes nothing.</numerusform>
            <numerusform>%n rows change nothing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) repeat a contact of the file.</source>
        <translation>
            <numerusform>%n row repeats a contact of the file.</numerusform>
            <numerusform>%n rows repeat contacts of the file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) will be left out.</source>
        <translation>
            <numerusform>%n row will be left out.</numerusform>
            <numerusform>%n rows will be left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) wait for your decision and are left out until then.</source>
        <translation>
            <numerusform>%n row waits for your decision and is left out until then.</numerusform>
            <numerusform>%n rows wait for your decision and are left out until then.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Block %n</source>
        <translation>
            <numerusform>Block %n</numerusform>
            <numerusform>Block %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n</source>
        <translation>
            <numerusform>Import %n</numerusform>
            <numerusform>Import %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to go</source>
        <translation>
            <numerusform>%n to go</numerusform>
            <numerusform>%n to go</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n refused by the provider so far</source>
        <translation>
            <numerusform>%n refused by the provider so far</numerusform>
            <numerusform>%n refused by the provider so far</numerusform>
        </translation>
    </message>
    <message>
        <source>Undoing %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · waits for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import of “%1” goes on at row %2 of %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import of “%1” stopped at row %2 of %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n refused by the provider</source>
        <translation>
            <numerusform>%n refused by the provider</numerusform>
            <numerusform>%n refused by the provider</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n added</numerusform>
            <numerusform>%n added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n updated</source>
        <translation>
            <numerusform>%n updated</numerusform>
            <numerusform>%n updated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blocked</source>
        <translation>
            <numerusform>%n blocked</numerusform>
            <numerusform>%n blocked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n removed</numerusform>
            <numerusform>%n removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n restored</source>
        <translation>
            <numerusform>%n restored</numerusform>
            <numerusform>%n restored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save the %n failed row(s)…</source>
        <translation>
            <numerusform>Save the %n failed row…</numerusform>
            <numerusform>Save the %n failed rows…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed since and left as they are</source>
        <translation>
            <numerusform>%n changed since and left as it is</numerusform>
            <numerusform>%n changed since and left as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Review %n…</source>
        <translation>
            <numerusform>Review %n…</numerusform>
            <numerusform>Review %n…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into the blacklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo of an import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done, with problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LargeChange</name>
    <message>
        <source>A snapshot of the copy is written first…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No snapshot could be written first, so nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LastNameField</name>
    <message>
        <source>Split into the name fields</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListLine</name>
    <message>
        <source>Pasted %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a number %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the contacts that were found: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocked %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only the blocked of them: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in the book %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show those not in the book: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repeated in the list %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show those repeated: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Memberships</name>
    <message numerus="yes">
        <source>%n contact(s) removed from “%1”.</source>
        <translation>
            <numerusform>%n contact was removed from “%1”.</numerusform>
            <numerusform>%n contacts were removed from “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make group and add %n</source>
        <translation>
            <numerusform>Make group and add %n</numerusform>
            <numerusform>Make group and add %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n</source>
        <translation>
            <numerusform>Add %n</numerusform>
            <numerusform>Add %n</numerusform>
        </translation>
    </message>
    <message>
        <source>This group is for numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This group is for e-mail addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>“%1” is for numbers: %n contact(s) with e-mail addresses were not added.</source>
        <translation>
            <numerusform>“%1” is for numbers: %n contact with an e-mail address was not added.</numerusform>
            <numerusform>“%1” is for numbers: %n contacts with e-mail addresses were not added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” is for e-mail addresses: %n contact(s) with numbers were not added.</source>
        <translation>
            <numerusform>“%1” is for e-mail addresses: %n contact with a number was not added.</numerusform>
            <numerusform>“%1” is for e-mail addresses: %n contacts with numbers were not added.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add them to the e-mail group “%1” instead?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make an e-mail group “%1” and add them there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add them to the phone group “%1” instead?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a phone group “%1” and add them there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do: they are in “%1” already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) added to “%1”.</source>
        <translation>
            <numerusform>%n contact was added to “%1”.</numerusform>
            <numerusform>%n contacts were added to “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) moved to “%1”.</source>
        <translation>
            <numerusform>%n contact was moved to “%1”.</numerusform>
            <numerusform>%n contacts were moved to “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n contact(s) out of “%1”? They stay in the address book.</source>
        <translation>
            <numerusform>Take %n contact out of “%1”? It stays in the address book.</numerusform>
            <numerusform>Take %n contacts out of “%1”? They stay in the address book.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n</source>
        <translation>
            <numerusform>Remove %n</numerusform>
            <numerusform>Remove %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n contact(s) to “%1”? Their other groups stay.</source>
        <translation>
            <numerusform>Add %n contact to “%1”? Its other groups stay.</numerusform>
            <numerusform>Add %n contacts to “%1”? Their other groups stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n contact(s) to “%1”? They leave all their other groups.</source>
        <translation>
            <numerusform>Move %n contact to “%1”? It leaves all its other groups.</numerusform>
            <numerusform>Move %n contacts to “%1”? They leave all their other groups.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n contact(s) to “%1”? They leave the group that is shown.</source>
        <translation>
            <numerusform>Move %n contact to “%1”? It leaves the group that is shown.</numerusform>
            <numerusform>Move %n contacts to “%1”? They leave the group that is shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n</source>
        <translation>
            <numerusform>Move %n</numerusform>
            <numerusform>Move %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Mending</name>
    <message>
        <source>Mend it now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have read this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address book on this computer was damaged and has been mended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider’s lists are being read anew; nothing is deleted there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The damaged file is kept in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was no earlier copy, so it is filled anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its copy of %1 took its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not yet sent were saved.</source>
        <translation>
            <numerusform>%n change not yet sent was saved.</numerusform>
            <numerusform>%n changes not yet sent were saved.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was changed last could not be read: look at your last changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) of the list of changes could not be read.</source>
        <translation>
            <numerusform>%n entry of the list of changes could not be read.</numerusform>
            <numerusform>%n entries of the list of changes could not be read.</numerusform>
        </translation>
    </message>
    <message>
        <source>The journal of the address book (book.db-wal) is gone from %1: changes saved shortly before the program last stopped may be lost. Look at your last changes; the provider’s lists are being read anew.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MissingDialog</name>
    <message numerus="yes">
        <source>%n address(es) of the list are in no contact.</source>
        <translation>
            <numerusform>%n address of the list is in no contact.</numerusform>
            <numerusform>%n addresses of the list are in no contact.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in the book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses that are in no contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Add %n…</source>
        <translation>
            <numerusform>Add %n…</numerusform>
            <numerusform>Add %n…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>The filter of this name will be replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewContactDialog</name>
    <message>
        <source>Discard what you typed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Save %n contact(s)</source>
        <translation>
            <numerusform>Save %n contact</numerusform>
            <numerusform>Save %n contacts</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Set the pro&amp;xy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Trust a company certificate…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnerDelegate</name>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PickerModel</name>
    <message>
        <source>Create group “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemDetails</name>
    <message>
        <source>Choose a problem on the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Sent %n time(s)</source>
        <translation>
            <numerusform>Sent %n time</numerusform>
            <numerusform>Sent %n times</numerusform>
        </translation>
    </message>
    <message>
        <source>Code %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the provider’s answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider’s answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemPanel</name>
    <message>
        <source>Nothing to look at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yours to decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These rows wait for your word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch this rule off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemView</name>
    <message>
        <source>Discard %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No problems. The provider took everything that was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twice at the provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed there before it was deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address is twice at the provider after a lost answer. Only you decide whether one of them goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was changed at the provider after you had seen it. Both values are kept until you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider does not have this record any more. What you changed is kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You deleted this, but it was changed at the provider after you had seen it. Nothing was deleted yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider has a record with this address already. Nothing was added twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was changed after what was to be undone. Both values are kept until you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept here: correct it, try again, or discard it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number / e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>type of block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mailing number</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>There is no account “%1” on this computer yet. Sign in to add it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log was copied. It holds no passwords, and no whole numbers or addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key store of this computer could not be asked to forget the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A contact has changes that were typed but not saved. Close without saving them?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProviderField</name>
    <message>
        <source>Pro&amp;vider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other address…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep {address}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProxyBox</name>
    <message>
        <source>as before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken over from the system. Later changes there are not followed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system has no proxy for the provider: it connects directly. Nothing was changed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system’s proxy is of another kind, SOCKS for example; this program knows HTTP proxies only. Nothing was changed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Way to the provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some offices let programs into the Internet only through a proxy. What is set here holds from the next connection on; what the system has is not followed by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Direct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Through a proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;As the system has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP &amp;proxy, host and port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Login, if it wants one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key store could not be asked to forget the former password of the proxy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no key store that can be trusted: the proxy’s password is kept until you close the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system’s key store did not take the proxy’s password: it is kept until you close the program.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Discard %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything has been sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking up what is not sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Sent %n time(s)</source>
        <translation>
            <numerusform>Sent %n time</numerusform>
            <numerusform>Sent %n times</numerusform>
        </translation>
    </message>
    <message>
        <source>The provider has not answered this change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes not sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider’s answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Show record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;ecide…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Provider’s answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RawGrid</name>
    <message>
        <source>First rows of the file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RawModel</name>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReasonDelegate</name>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RepeatedDialog</name>
    <message numerus="yes">
        <source>%n address(es) stand more than once in the list.</source>
        <translation>
            <numerusform>%n address stands more than once in the list.</numerusform>
            <numerusform>%n addresses stand more than once in the list.</numerusform>
        </translation>
    </message>
    <message>
        <source>Repeated in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses that stand more than once</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Show imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fix them now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo this import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The contacts of this import, in the main window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As they stand in the file, each with its line and the reason. The file can be imported again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only these rows, with the same columns and rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every row that needs a look, and what became of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was added goes, what was updated gets its former values; first you see what that means.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was changed after the import and stays as it is: the import’s values and those of today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is left of the import is led back; what was led back already is not touched again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import had put</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blacklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Former number / e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another contact’s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there before the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not blocked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewDialog</name>
    <message>
        <source>Nothing differs any more from what the import had put.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You or somebody else changed these after the import, so the undo left them as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed since the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed since the import of “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was changed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>“%1” is now “%2” in line %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wherever it stands, and remember it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the next files too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the whole file: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2. You can keep working meanwhile, and close this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules and check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules and problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F8; Shift+F8 goes back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doubtful first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doubtful first: rows that need a look stand before the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+D: the chosen cells get the text of the first one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RulesPanel</name>
    <message>
        <source>Only for up to %1 contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book, if filled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already on the blacklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already in the book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to those there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace those there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import; they stay blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeated in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge: the last value wins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show them to me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which value wins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty cell clears the field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise an empty cell changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which value wins in “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>Ready to import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the whole file: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes %1, %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import waits for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undoing the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is still being checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to import: no row would change anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been changed so far. An import can be undone as a whole, also days later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can close this window: the import goes on, and the line at the bottom shows how far it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the check report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After a stop, what is added stays; you can undo it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SavedFilters</name>
    <message>
        <source>Another filter is called “%1”. The name was not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter “%1” was removed. No contact was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open at &amp;start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SavedModel</name>
    <message>
        <source>Opened at start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>The file could not be saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Hide password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show password</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsMenu</name>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask before changing more contacts than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the contact in the editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the cell, or rename the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the group shown, or delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all that match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the field, clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a row of the side bar together with what is shown: and, or</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move in the side bar and show nothing else</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShownNameField</name>
    <message>
        <source>Make it from the name: last name and initials</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Enter the login of your account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the API key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the provider’s address, for example sms.example.com.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean {address}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>http:// would show your password to others. Use https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave login and password out of the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out everything after “?” or “#”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an address. It looks like sms.example.com.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three sign-ins from this computer were wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After five the provider closes access from this address, so this one was not sent. Check your data; you may try again at {time}. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider has closed access from this address for a while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does so after five wrong sign-ins. Check your data meanwhile; you may try again at {time}. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider did not accept this API key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider did not accept this login and password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check them in your account on the provider’s site; if it lets in certain addresses only, this computer’s must be among them. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider has closed access from this address for 30 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does so after five wrong sign-ins. Check your data meanwhile. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} could not prove that it is the provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent or changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection to {address} through the proxy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection to {address}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent or changed. Check the connection and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer from {address}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Wait a moment and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What answers at {address} is not the provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address. In a public network, a page that asks to sign in there first may be in the way. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider asks to slow down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Wait a minute and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account is open in another window of the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on there, or close that window and try again. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy on this computer cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not signed in. Nothing was changed; the reason is under Details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider answered something this program does not understand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not signed in. Nothing was changed. Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in did not work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. The reason is under Details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts and groups will be copied to this computer. You can work while they load.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{contacts} and {groups} will be copied to this computer. You can work while they load.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system’s key store does not answer: unlock it and start the program again, or sign in here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system’s key store did not give out the sign-in that is kept there. Sign in here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no key store that can be trusted: the sign-in is kept until you close the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system’s key store does not answer: the sign-in is kept until you close the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system’s key store refused the sign-in: it is kept until you close the program.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Add account</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <source>The contacts, groups and blacklist of your SMS centre account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Login and pass&amp;word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API &amp;key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;PI key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the account that the key belongs to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep me &amp;signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open the copy without signing in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your edits wait on this computer and are sent once you sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account yet?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;demo book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the key store of your system, never in a plain file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no key store that can be trusted: the sign-in is kept until you close the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Check and continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;nnection…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignOutDialog</name>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out of {login}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer forgets the password or key. The provider keeps everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep the copy on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove the copy from this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sign out and remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not sent yet stay in the copy until you sign in again.</source>
        <translation>
            <numerusform>%n change not sent yet stays in the copy until you sign in again.</numerusform>
            <numerusform>%n changes not sent yet stay in the copy until you sign in again.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is used again when you sign in. All your changes have been sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not sent yet are lost, and so is the history.</source>
        <translation>
            <numerusform>%n change not sent yet is lost, and so is the history.</numerusform>
            <numerusform>%n changes not sent yet are lost, and so is the history.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is lost but the history; the next sign-in makes a new copy.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StateBanner</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>The list may be incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · refreshing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · sign-in needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · waiting to refresh: three times a minute at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · access closed, next try within a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 · access closed, next try in %n minute(s)</source>
        <translation>
            <numerusform>%1 · access closed, next try in %n minute</numerusform>
            <numerusform>%1 · access closed, next try in %n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 found of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 selected (all that match)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n unsent</source>
        <translation>
            <numerusform>%n unsent</numerusform>
            <numerusform>%n unsent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without an answer</source>
        <translation>
            <numerusform>%n without an answer</numerusform>
            <numerusform>%n without an answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message>
        <source>The provider gives out no contact IDs, so the list can only be read group by group. Contacts in no group, and those of a group beyond its first 1,000, may be missing here; what was deleted there stays here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryCounts</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n address(es)</source>
        <translation>
            <numerusform>%n address</numerusform>
            <numerusform>%n addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repeated</source>
        <translation>
            <numerusform>%n repeated</numerusform>
            <numerusform>%n repeated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not usable</source>
        <translation>
            <numerusform>%n not usable</numerusform>
            <numerusform>%n not usable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already blocked</source>
        <translation>
            <numerusform>%n already blocked</numerusform>
            <numerusform>%n already blocked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of another type</source>
        <translation>
            <numerusform>%n of another type</numerusform>
            <numerusform>%n of another type</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also change the type of %n already blocked</source>
        <translation>
            <numerusform>Also change the type of %n already blocked</numerusform>
            <numerusform>Also change the type of %n already blocked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them would be blocked less strictly than now.</source>
        <translation>
            <numerusform>%n of them would be blocked less strictly than now.</numerusform>
            <numerusform>%n of them would be blocked less strictly than now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagsField</name>
    <message>
        <source>New tag “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message>
        <source>All rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts of the check</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnblockDialog</name>
    <message>
        <source>Unblock</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Unblock %n number(s)?</source>
        <translation>
            <numerusform>Unblock %n number?</numerusform>
            <numerusform>Unblock %n numbers?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They can receive mailings again.</source>
        <translation>
            <numerusform>It can receive mailings again.</numerusform>
            <numerusform>They can receive mailings again.</numerusform>
        </translation>
    </message>
    <message>
        <source>Type %1 to go on:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoCounts</name>
    <message numerus="yes">
        <source>%n contact(s) that the import added will be deleted, at the provider too.</source>
        <translation>
            <numerusform>%n contact that the import added will be deleted, at the provider too.</numerusform>
            <numerusform>%n contacts that the import added will be deleted, at the provider too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) that the import changed get their former values back.</source>
        <translation>
            <numerusform>%n contact that the import changed gets its former values back.</numerusform>
            <numerusform>%n contacts that the import changed get their former values back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) were changed after the import and stay as they are.</source>
        <translation>
            <numerusform>%n contact was changed after the import and stays as it is.</numerusform>
            <numerusform>%n contacts were changed after the import and stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) that the import blocked will be unblocked.</source>
        <translation>
            <numerusform>%n address that the import blocked will be unblocked.</numerusform>
            <numerusform>%n addresses that the import blocked will be unblocked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blocked address(es) get their former type and comment back.</source>
        <translation>
            <numerusform>%n blocked address gets its former type and comment back.</numerusform>
            <numerusform>%n blocked addresses get their former type and comment back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blocked address(es) were changed after the import and stay as they are.</source>
        <translation>
            <numerusform>%n blocked address was changed after the import and stays as it is.</numerusform>
            <numerusform>%n blocked addresses were changed after the import and stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoImport</name>
    <message>
        <source>Number / e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added by the import, not changed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is as it was before the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider had it before the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is unblocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gets its former values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UndoImportDialog</name>
    <message>
        <source>Undo the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the import of “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at what has changed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left that could be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would be undone, record by record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups that the import made go when nobody is left in them. It runs in the background as the import did, and sends about as many requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at what has changed since … %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unblocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get former values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) are created anew: the provider gives them a new ID, and what it kept about the old ones is gone.</source>
        <translation>
            <numerusform>%n contact is created anew: the provider gives it a new ID, and what it kept about the old one is gone.</numerusform>
            <numerusform>%n contacts are created anew: the provider gives them new IDs, and what it kept about the old ones is gone.</numerusform>
        </translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) were changed meanwhile and stay as they are: %1</source>
        <translation>
            <numerusform>%n record was changed meanwhile and stays as it is: %1</numerusform>
            <numerusform>%n records were changed meanwhile and stay as they are: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhichLine</name>
    <message>
        <source>Which line reads right?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>contacts</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The block belongs to the old number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block the new number too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the old number blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mailings only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single messages only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-&amp;mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Last name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;First name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M&amp;iddle name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;hown as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Birth&amp;day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added to a group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed from a group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved to a group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Something went wrong inside the program. What was saved stays saved; the last step may not have been done. Try it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection to the provider. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider did not answer. It is not known whether the last request was carried out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider did not understand a value. The change was not made there; correct it and save again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not signed in: this is the copy on this computer. Nothing is sent until you sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many sign-ins were wrong lately. One more might close the provider to this computer, so none is tried for half an hour. Then sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider has no such record any more. Refresh to see what it has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider has closed access from this address for about 30 minutes after too many wrong sign-ins. The program waits, then goes on by itself; the line at the bottom counts the minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider refused the change. It is kept here; correct it or discard it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider asks to slow down. The program continues more slowly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider answered something this program does not understand. The change was not confirmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider suddenly lists no contacts at all. Nothing was removed from the copy on this computer. Check the account, then refresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address book was written by a newer version of the program. Nothing was changed; install the newer version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy on this computer cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account is open in another window of the program. Use that window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number or an e-mail address is needed. Nothing else is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already in the book: %1. Not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be used as an address. Not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group “%1” has this mailing number already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mailing number is a whole number from 1 on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This group is for the other kind of address: numbers and e-mail addresses have groups apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This record was deleted meanwhile. Nothing was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This text is too long: %1 characters at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This text has a broken character in it and cannot be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This value cannot be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The year is missing: the provider has no dates without one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no %1 in the calendar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This day has not come yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the year right? Nobody is that old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · took 8 as +7</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · added the country code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · no known operator has such numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its text has a broken character in it and cannot be sent. Correct the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider did not accept this login and password, or does not allow this computer’s address. Check them in your account on the provider’s site. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its certificate has expired or is not valid yet. Check the date of this computer; if it is right, the provider has to renew the certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its certificate is for another address. Check the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It offers only an outdated encryption.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It offers no encryption at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What answers at %1 is not an HTTP proxy. Check the proxy’s address in “Connection…”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 wants a login and a password. Enter those of the proxy in “Connection…”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not accept the login and password. Enter those of the proxy anew in “Connection…”; by itself the program tries them only every 15 minutes, as wrong ones might close your account there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 wants a kind of sign-in that this program does not know. Ask whoever looks after the network for one with login and password (Basic).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not allow the way to the provider. Ask whoever looks after the network to allow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot reach the provider itself. Try again later, or ask whoever looks after the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not answer. Check the network, and the proxy’s address in “Connection…”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What answers there could not prove that it is the provider. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection to the provider through the proxy. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is not the provider’s: perhaps a sign-in page of this network, or a fault on its side. Nothing was changed in the copy on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy on this computer is damaged. Nothing is sent until it is mended, which the next start does: the damaged file is kept, and your changes are saved from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is too little room on the disk for an import; nothing of it was saved. Single changes are still saved. Free some space and begin it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. The last change was not saved, and nothing is sent meanwhile; what was saved before stays saved. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program holds the address book’s file, perhaps a backup. The last change was not saved; wait until it has ended and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 is on another computer, where an address book would get damaged. Nothing was opened; choose a folder on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other users of this computer can read %1, and the program cannot change that. Nothing was opened; take their rights away, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy on this computer could not be written. The last change was not saved, and nothing is sent meanwhile; what was saved before stays saved. Check that the disk is there and that the folder may be written, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the proxy’s address, for example proxy.example.com:3128.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The port is missing: a number after a colon, often 3128 or 8080.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave login and password out of the address; they have fields of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is another kind of proxy; the program knows HTTP proxies only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A login for a proxy has no colon in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an address of a proxy. It looks like proxy.example.com:3128.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a date. Write it as 08.03.1985.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a phone number: it has letters or signs in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A spreadsheet has shortened this number; its last digits are lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: it has %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: a Russian number has %3 digits, this one has %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Russia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kazakhstan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ukraine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Belarus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tajikistan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uzbekistan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kyrgyzstan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Armenia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Azerbaijan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Georgia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moldova</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Germany</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>United States</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>France</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Italy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Poland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Türkiye</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Israel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>China</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>India</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its group does not exist at the provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was sent several times, and the provider shows no trace of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider’s record was changed elsewhere meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider does not have this record any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider has a record with this address already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was changed again since, so it was not undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program stopped before the answer came; it is not known whether it was done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was saved from a damaged file, and what it is about is not certain. Look at it before it is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer came; it is not known whether it was done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider did not understand a value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider has no such record any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider refused to save it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider answered with code %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its certificate is of an authority that this computer does not trust. In a company network, let the program trust the company’s certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate is for “%1”, issued by “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

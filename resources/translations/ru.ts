<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>AccountMenu</name>
    <message>
        <source>Account</source>
        <translation>Учётная запись</translation>
    </message>
    <message>
        <source>&amp;Add account…</source>
        <translation>&amp;Добавить учётную запись…</translation>
    </message>
    <message>
        <source>Open the &amp;demo book</source>
        <translation>Открыть демонстрационную &amp;книгу</translation>
    </message>
    <message>
        <source>&amp;Sign out</source>
        <translation>&amp;Выйти</translation>
    </message>
    <message>
        <source>&amp;Sign out of {login}…</source>
        <translation>&amp;Выйти из {login}…</translation>
    </message>
</context>
<context>
    <name>Action</name>
    <message>
        <source>Add contact…</source>
        <translation>Добавить контакт…</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>New group…</source>
        <translation>Новая группа…</translation>
    </message>
    <message>
        <source>Edit contact</source>
        <translation>Изменить контакт</translation>
    </message>
    <message>
        <source>Add to group…</source>
        <translation>Добавить в группу…</translation>
    </message>
    <message>
        <source>To group…</source>
        <translation>В группу…</translation>
    </message>
    <message>
        <source>Move to group…</source>
        <translation>Переместить в группу…</translation>
    </message>
    <message>
        <source>Remove from this group</source>
        <translation>Убрать из этой группы</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>Заблокировать…</translation>
    </message>
    <message>
        <source>Unblock…</source>
        <translation>Разблокировать…</translation>
    </message>
    <message>
        <source>Delete contacts…</source>
        <translation>Удалить контакты…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Копировать строки</translation>
    </message>
    <message>
        <source>Copy numbers and addresses</source>
        <translation>Копировать номера и адреса</translation>
    </message>
    <message>
        <source>Invert selection</source>
        <translation>Обратить выделение</translation>
    </message>
    <message>
        <source>Show the problem</source>
        <translation>Показать проблему</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Найти</translation>
    </message>
    <message>
        <source>Refresh from the provider</source>
        <translation>Обновить данные с сервиса</translation>
    </message>
    <message>
        <source>Show contacts</source>
        <translation>Показать контакты</translation>
    </message>
    <message>
        <source>Show blacklist</source>
        <translation>Показать чёрный список</translation>
    </message>
    <message>
        <source>Show activity</source>
        <translation>Показать журнал</translation>
    </message>
    <message>
        <source>Contact editor</source>
        <translation>Карточка контакта</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Боковая панель</translation>
    </message>
    <message>
        <source>Run a command by name…</source>
        <translation>Найти и выполнить команду…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
    <message>
        <source>Copy the log for somebody who helps</source>
        <translation>Скопировать журнал для того, кто помогает</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выход</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Экспорт…</translation>
    </message>
    <message>
        <source>Diagnostics…</source>
        <translation>Диагностика…</translation>
    </message>
    <message>
        <source>Import contacts from a file…</source>
        <translation>Импорт контактов из файла…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Импорт…</translation>
    </message>
    <message>
        <source>Import into the blacklist…</source>
        <translation>Импорт в чёрный список…</translation>
    </message>
    <message>
        <source>Connection…</source>
        <translation>Соединение…</translation>
    </message>
</context>
<context>
    <name>Activity</name>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменение</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ждёт отправки</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Отправляется</translation>
    </message>
    <message>
        <source>In doubt</source>
        <translation>Под вопросом</translation>
    </message>
    <message>
        <source>Changed on both sides</source>
        <translation>Изменено с обеих сторон</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Отложено</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Отклонено</translation>
    </message>
    <message>
        <source>New contact %1</source>
        <translation>Новый контакт: %1</translation>
    </message>
    <message>
        <source>Change %1: %2</source>
        <translation>Изменение контакта: %1 (%2)</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>Удаление контакта: %1</translation>
    </message>
    <message>
        <source>New group “%1”</source>
        <translation>Новая группа «%1»</translation>
    </message>
    <message>
        <source>Delete group “%1”</source>
        <translation>Удаление группы «%1»</translation>
    </message>
    <message>
        <source>Block %1: %2</source>
        <translation>Блокировка: %1 (%2)</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>Разблокировка: %1</translation>
    </message>
    <message>
        <source>Add %1 to group “%2”</source>
        <translation>Добавление в группу «%2»: %1</translation>
    </message>
    <message>
        <source>Remove %1 from group “%2”</source>
        <translation>Исключение из группы «%2»: %1</translation>
    </message>
    <message>
        <source>Move %1 to group “%2”, out of all others</source>
        <translation>Перемещение в группу «%2» из всех остальных: %1</translation>
    </message>
    <message>
        <source>Rename group “%1” to “%2”</source>
        <translation>Переименование группы «%1» в «%2»</translation>
    </message>
    <message>
        <source>Group “%1”: mailing number %2</source>
        <translation>Группа «%1»: номер для рассылки %2</translation>
    </message>
    <message>
        <source>a contact that is gone</source>
        <translation>уже удалённый контакт</translation>
    </message>
    <message>
        <source>a group that is gone</source>
        <translation>уже удалённая группа</translation>
    </message>
    <message>
        <source>number or e-mail</source>
        <translation>номер или адрес эл. почты</translation>
    </message>
    <message>
        <source>name shown</source>
        <translation>отображаемое имя</translation>
    </message>
    <message>
        <source>last name</source>
        <translation>фамилия</translation>
    </message>
    <message>
        <source>first name</source>
        <translation>имя</translation>
    </message>
    <message>
        <source>middle name</source>
        <translation>отчество</translation>
    </message>
    <message>
        <source>birthday</source>
        <translation>день рождения</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>метки</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>комментарий</translation>
    </message>
    <message>
        <source>other numbers</source>
        <translation>другие номера</translation>
    </message>
    <message>
        <source>own ID</source>
        <translation>свой ID</translation>
    </message>
    <message>
        <source>all messages</source>
        <translation>все сообщения</translation>
    </message>
    <message>
        <source>mailings only</source>
        <translation>только рассылки</translation>
    </message>
    <message>
        <source>single messages only</source>
        <translation>только одиночные</translation>
    </message>
    <message>
        <source>It is kept here: correct it, try again, or discard it.</source>
        <translation>Изменение сохранено здесь: его можно исправить, повторить или отбросить.</translation>
    </message>
    <message>
        <source>No answer came; the program is checking whether it was done.</source>
        <translation>Ответ не пришёл; программа проверяет, выполнено ли изменение.</translation>
    </message>
    <message>
        <source>On its way to the provider · saved on this computer</source>
        <translation>Отправляется сервису · сохранено на этом компьютере</translation>
    </message>
    <message>
        <source>Not sent yet · saved on this computer</source>
        <translation>Ещё не отправлено · сохранено на этом компьютере</translation>
    </message>
    <message>
        <source>Discard this change? %1.</source>
        <translation>Отбросить это изменение? %1.</translation>
    </message>
    <message>
        <source>What was changed goes back to what the provider has.</source>
        <translation>Вместо изменённого снова будет то, что хранит сервис.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Выполнено</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Взято назад</translation>
    </message>
    <message>
        <source>Replaced by a later change</source>
        <translation>Заменено более поздним изменением</translation>
    </message>
    <message>
        <source>Deleted at the provider</source>
        <translation>Удалено на сервисе</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>Уже есть</translation>
    </message>
    <message>
        <source>Could not be undone</source>
        <translation>Не удалось отменить</translation>
    </message>
</context>
<context>
    <name>ActivityView</name>
    <message>
        <source>Not sent</source>
        <translation>Не отправлено</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Проблемы</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Задания</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Удалённое</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Sections of Activity</source>
        <translation>Разделы журнала</translation>
    </message>
</context>
<context>
    <name>AddressField</name>
    <message>
        <source>Main number</source>
        <translation>Основной номер</translation>
    </message>
    <message>
        <source>Main address</source>
        <translation>Основной адрес</translation>
    </message>
    <message>
        <source>Add a number</source>
        <translation>Добавить номер</translation>
    </message>
    <message>
        <source>Add an address</source>
        <translation>Добавить адрес</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>%1 will no longer belong to the contact.</source>
        <translation>%1 больше не будет относиться к контакту.</translation>
    </message>
    <message numerus="yes">
        <source>Make %n contact(s)</source>
        <translation>
            <numerusform>Создать %n контакт</numerusform>
            <numerusform>Создать %n контакта</numerusform>
            <numerusform>Создать %n контактов</numerusform>
        </translation>
    </message>
    <message>
        <source>Make one contact</source>
        <translation>Создать один контакт</translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) found: one contact with all of them.</source>
        <translation>
            <numerusform>Найден %n номер: все номера — в одном контакте.</numerusform>
            <numerusform>Найдено %n номера: все — в одном контакте.</numerusform>
            <numerusform>Найдено %n номеров: все — в одном контакте.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) found: one contact with all of them.</source>
        <translation>
            <numerusform>Найден %n адрес: все адреса — в одном контакте.</numerusform>
            <numerusform>Найдено %n адреса: все — в одном контакте.</numerusform>
            <numerusform>Найдено %n адресов: все — в одном контакте.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) found: a contact for each.</source>
        <translation>
            <numerusform>Найден %n номер: на каждый — отдельный контакт.</numerusform>
            <numerusform>Найдено %n номера: на каждый — отдельный контакт.</numerusform>
            <numerusform>Найдено %n номеров: на каждый — отдельный контакт.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) found: a contact for each.</source>
        <translation>
            <numerusform>Найден %n адрес: на каждый — отдельный контакт.</numerusform>
            <numerusform>Найдено %n адреса: на каждый — отдельный контакт.</numerusform>
            <numerusform>Найдено %n адресов: на каждый — отдельный контакт.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AddressLine</name>
    <message>
        <source>Open it</source>
        <translation>Открыть его</translation>
    </message>
    <message>
        <source>Add groups to it</source>
        <translation>Добавить его в группы</translation>
    </message>
    <message>
        <source>This is not an e-mail address: it needs a name, @ and a domain.</source>
        <translation>Это не адрес эл. почты: нужны имя, @ и домен.</translation>
    </message>
    <message>
        <source>Already in the book: %1</source>
        <translation>Уже есть в книге: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) found</source>
        <translation>
            <numerusform>Найден %n адрес</numerusform>
            <numerusform>Найдено %n адреса</numerusform>
            <numerusform>Найдено %n адресов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) found</source>
        <translation>
            <numerusform>Найден %n номер</numerusform>
            <numerusform>Найдено %n номера</numerusform>
            <numerusform>Найдено %n номеров</numerusform>
        </translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Может быть, %1?</translation>
    </message>
    <message>
        <source>Main number</source>
        <translation>Основной номер</translation>
    </message>
    <message>
        <source>Make this the main number</source>
        <translation>Сделать основным номером</translation>
    </message>
    <message>
        <source>Remove this number</source>
        <translation>Удалить этот номер</translation>
    </message>
    <message>
        <source>Main address</source>
        <translation>Основной адрес</translation>
    </message>
    <message>
        <source>Make this the main address</source>
        <translation>Сделать основным адресом</translation>
    </message>
    <message>
        <source>Remove this address</source>
        <translation>Удалить этот адрес</translation>
    </message>
</context>
<context>
    <name>AddressesDialog</name>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>AnswerWords</name>
    <message>
        <source>Create again</source>
        <translation>Создать заново</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>Оставить удалённым</translation>
    </message>
    <message>
        <source>Delete anyway</source>
        <translation>Всё равно удалить</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Не удалять</translation>
    </message>
    <message>
        <source>Change the existing record</source>
        <translation>Изменить имеющуюся запись</translation>
    </message>
    <message>
        <source>Leave the existing as it is</source>
        <translation>Оставить имеющуюся как есть</translation>
    </message>
    <message>
        <source>Undo it anyway</source>
        <translation>Всё равно отменить</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Оставить моё</translation>
    </message>
    <message>
        <source>Take the provider’s</source>
        <translation>Взять данные сервиса</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Править…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Отбросить…</translation>
    </message>
    <message>
        <source>Remove the second one</source>
        <translation>Удалить второй</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Оставить оба</translation>
    </message>
    <message numerus="yes">
        <source>Create %n again</source>
        <translation>
            <numerusform>Создать заново %n</numerusform>
            <numerusform>Создать заново %n</numerusform>
            <numerusform>Создать заново %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Let %n go</source>
        <translation>
            <numerusform>Оставить удалёнными %n</numerusform>
            <numerusform>Оставить удалёнными %n</numerusform>
            <numerusform>Оставить удалёнными %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n anyway</source>
        <translation>
            <numerusform>Всё равно удалить %n</numerusform>
            <numerusform>Всё равно удалить %n</numerusform>
            <numerusform>Всё равно удалить %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %n</source>
        <translation>
            <numerusform>Не удалять %n</numerusform>
            <numerusform>Не удалять %n</numerusform>
            <numerusform>Не удалять %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n existing record(s)</source>
        <translation>
            <numerusform>Изменить %n имеющуюся запись</numerusform>
            <numerusform>Изменить %n имеющиеся записи</numerusform>
            <numerusform>Изменить %n имеющихся записей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave %n existing as they are</source>
        <translation>
            <numerusform>Оставить %n имеющуюся как есть</numerusform>
            <numerusform>Оставить %n имеющиеся как есть</numerusform>
            <numerusform>Оставить %n имеющихся как есть</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo %n anyway</source>
        <translation>
            <numerusform>Всё равно отменить %n</numerusform>
            <numerusform>Всё равно отменить %n</numerusform>
            <numerusform>Всё равно отменить %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep mine for %n</source>
        <translation>
            <numerusform>Оставить моё для %n</numerusform>
            <numerusform>Оставить моё для %n</numerusform>
            <numerusform>Оставить моё для %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take the provider’s for %n</source>
        <translation>
            <numerusform>Взять данные сервиса для %n</numerusform>
            <numerusform>Взять данные сервиса для %n</numerusform>
            <numerusform>Взять данные сервиса для %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try %n again</source>
        <translation>
            <numerusform>Повторить %n</numerusform>
            <numerusform>Повторить %n</numerusform>
            <numerusform>Повторить %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %n…</source>
        <translation>
            <numerusform>Отбросить %n…</numerusform>
            <numerusform>Отбросить %n…</numerusform>
            <numerusform>Отбросить %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove the second one of %n</source>
        <translation>
            <numerusform>Удалить второй у %n</numerusform>
            <numerusform>Удалить второй у %n</numerusform>
            <numerusform>Удалить второй у %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep both of %n</source>
        <translation>
            <numerusform>Оставить оба у %n</numerusform>
            <numerusform>Оставить оба у %n</numerusform>
            <numerusform>Оставить оба у %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) chosen</source>
        <translation>
            <numerusform>Выбрана %n проблема</numerusform>
            <numerusform>Выбраны %n проблемы</numerusform>
            <numerusform>Выбрано %n проблем</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed on both sides</source>
        <translation>
            <numerusform>%n изменено с обеих сторон</numerusform>
            <numerusform>%n изменено с обеих сторон</numerusform>
            <numerusform>%n изменено с обеих сторон</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted at the provider</source>
        <translation>
            <numerusform>%n удалено на сервисе</numerusform>
            <numerusform>%n удалено на сервисе</numerusform>
            <numerusform>%n удалено на сервисе</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed there before they were deleted</source>
        <translation>
            <numerusform>%n изменено там до удаления</numerusform>
            <numerusform>%n изменено там до удаления</numerusform>
            <numerusform>%n изменено там до удаления</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>%n уже есть</numerusform>
            <numerusform>%n уже есть</numerusform>
            <numerusform>%n уже есть</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be undone</source>
        <translation>
            <numerusform>%n не удалось отменить</numerusform>
            <numerusform>%n не удалось отменить</numerusform>
            <numerusform>%n не удалось отменить</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused or set aside</source>
        <translation>
            <numerusform>%n отклонено или отложено</numerusform>
            <numerusform>%n отклонено или отложено</numerusform>
            <numerusform>%n отклонено или отложено</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n twice at the provider</source>
        <translation>
            <numerusform>%n на сервисе дважды</numerusform>
            <numerusform>%n на сервисе дважды</numerusform>
            <numerusform>%n на сервисе дважды</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BirthdayField</name>
    <message numerus="yes">
        <source>%n year(s) old</source>
        <translation>
            <numerusform>%n год</numerusform>
            <numerusform>%n года</numerusform>
            <numerusform>%n лет</numerusform>
        </translation>
    </message>
    <message>
        <source>birthday today</source>
        <translation>день рождения сегодня</translation>
    </message>
    <message numerus="yes">
        <source>birthday in %n day(s)</source>
        <translation>
            <numerusform>день рождения через %n день</numerusform>
            <numerusform>день рождения через %n дня</numerusform>
            <numerusform>день рождения через %n дней</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a day in the calendar</source>
        <translation>Выбрать день в календаре</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Календарь</translation>
    </message>
</context>
<context>
    <name>BlockBadge</name>
    <message>
        <source>Blocked: %1</source>
        <translation>Заблокировано: %1</translation>
    </message>
</context>
<context>
    <name>BlockBar</name>
    <message>
        <source>Block numbers…</source>
        <translation>Заблокировать номера…</translation>
    </message>
    <message>
        <source>Change type</source>
        <translation>Изменить тип</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Разблокировать</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Экспорт…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Импорт…</translation>
    </message>
</context>
<context>
    <name>BlockDialog</name>
    <message>
        <source>Block %1</source>
        <translation>Заблокировать %1</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Заблокировать</translation>
    </message>
    <message>
        <source>Paste phone numbers or e-mail addresses, in any spelling.</source>
        <translation>Вставьте номера телефонов или адреса эл. почты в любом виде.</translation>
    </message>
    <message>
        <source>Addresses:</source>
        <translation>Адреса:</translation>
    </message>
    <message>
        <source>Numbers and e-mail addresses</source>
        <translation>Номера и адреса эл. почты</translation>
    </message>
    <message>
        <source>Lines that need a look</source>
        <translation>Строки, требующие внимания</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Type of the block</source>
        <translation>Тип блокировки</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Stored by the provider as the comment of the entry</source>
        <translation>Сервис хранит её как комментарий к записи</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>BlockMenu</name>
    <message>
        <source>Show the problem</source>
        <translation>Показать проблему</translation>
    </message>
    <message>
        <source>Open contact</source>
        <translation>Открыть контакт</translation>
    </message>
    <message>
        <source>Add to contacts…</source>
        <translation>Добавить в контакты…</translation>
    </message>
    <message>
        <source>Edit reason</source>
        <translation>Изменить причину</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Разблокировать</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Копировать строки</translation>
    </message>
    <message>
        <source>Copy numbers</source>
        <translation>Копировать номера</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Выделить все</translation>
    </message>
    <message>
        <source>Change type</source>
        <translation>Изменить тип</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Сортировать по столбцу</translation>
    </message>
    <message>
        <source>Newest first (default)</source>
        <translation>Сначала новые (обычный порядок)</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>Fit to contents</source>
        <translation>По ширине содержимого</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Сбросить столбцы</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Экспорт…</translation>
    </message>
</context>
<context>
    <name>BlockModel</name>
    <message>
        <source>Not sent yet</source>
        <translation>Ещё не отправлено</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>Ответа пока нет</translation>
    </message>
    <message>
        <source>Needs your decision</source>
        <translation>Ждёт вашего решения</translation>
    </message>
    <message>
        <source>not in the book</source>
        <translation>нет в книге</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>без имени</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>неизвестно</translation>
    </message>
    <message>
        <source>since when is unknown: the provider keeps no date</source>
        <translation>с какого времени, неизвестно: сервис не хранит дату</translation>
    </message>
    <message>
        <source>known on this computer since %1</source>
        <translation>известно на этом компьютере с %1</translation>
    </message>
    <message>
        <source>Number / e-mail</source>
        <translation>Номер / эл. почта</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Контакт</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Группы</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
</context>
<context>
    <name>BlockSection</name>
    <message>
        <source>Block</source>
        <translation>Блокировка</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Разблокировать</translation>
    </message>
    <message>
        <source>Change type…</source>
        <translation>Изменить тип…</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>Заблокировать…</translation>
    </message>
    <message>
        <source>not blocked</source>
        <translation>не заблокирован</translation>
    </message>
    <message>
        <source>Not blocked</source>
        <translation>Не заблокирован</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Причина: %1</translation>
    </message>
</context>
<context>
    <name>BlockSummary</name>
    <message>
        <source>Checking: %1 of %2</source>
        <translation>Проверка: %1 из %2</translation>
    </message>
    <message>
        <source>This is not an e-mail address.</source>
        <translation>Это не адрес эл. почты.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Проверка…</translation>
    </message>
    <message>
        <source>Paste or type at least one number.</source>
        <translation>Вставьте или введите хотя бы один номер.</translation>
    </message>
    <message>
        <source>Nothing here can be blocked.</source>
        <translation>Здесь нечего блокировать.</translation>
    </message>
    <message>
        <source>Choose what to block.</source>
        <translation>Выберите, что блокировать.</translation>
    </message>
    <message>
        <source>All of them are blocked already.</source>
        <translation>Все они уже заблокированы.</translation>
    </message>
</context>
<context>
    <name>BlockType</name>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>Все сообщения</translation>
    </message>
    <message>
        <source>All: nothing is sent</source>
        <translation>Все: запрещено всё</translation>
    </message>
    <message>
        <source>Nothing is sent: no mailings, no single messages.</source>
        <translation>Не отправляется ничего: ни рассылки, ни одиночные сообщения.</translation>
    </message>
    <message>
        <source>Mass</source>
        <translation>Рассылки</translation>
    </message>
    <message>
        <source>Mailings only</source>
        <translation>Только рассылки</translation>
    </message>
    <message>
        <source>Single messages only</source>
        <translation>Только одиночные</translation>
    </message>
    <message>
        <source>Mass: no group mailings</source>
        <translation>Рассылки: без рассылок</translation>
    </message>
    <message>
        <source>No group mailings; single messages are still sent.</source>
        <translation>Рассылки не отправляются, одиночные сообщения отправляются.</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>Одиночные</translation>
    </message>
    <message>
        <source>Single: no single messages</source>
        <translation>Одиночные: без одиночных</translation>
    </message>
    <message>
        <source>No single messages; group mailings are still sent.</source>
        <translation>Одиночные сообщения не отправляются, рассылки отправляются.</translation>
    </message>
</context>
<context>
    <name>BlockView</name>
    <message>
        <source>Number, name, reason</source>
        <translation>Номер, имя, причина</translation>
    </message>
    <message>
        <source>Search the blacklist</source>
        <translation>Поиск в чёрном списке</translation>
    </message>
    <message>
        <source>Blacklist</source>
        <translation>Чёрный список</translation>
    </message>
    <message>
        <source>found “%1”</source>
        <translation>найдено «%1»</translation>
    </message>
</context>
<context>
    <name>Blocking</name>
    <message>
        <source>Block numbers</source>
        <translation>Блокировка номеров</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>Заблокировать %1</translation>
    </message>
</context>
<context>
    <name>BlockingCounts</name>
    <message numerus="yes">
        <source>Block %n address(es)</source>
        <translation>
            <numerusform>Заблокировать %n адрес</numerusform>
            <numerusform>Заблокировать %n адреса</numerusform>
            <numerusform>Заблокировать %n адресов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Block %n contact(s)</source>
        <translation>
            <numerusform>Заблокировать %n контакт</numerusform>
            <numerusform>Заблокировать %n контакта</numerusform>
            <numerusform>Заблокировать %n контактов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarPopup</name>
    <message>
        <source>Previous month</source>
        <translation>Предыдущий месяц</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Следующий месяц</translation>
    </message>
</context>
<context>
    <name>CertificateBox</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the authorities of the system are trusted.</source>
        <translation>Программа доверяет только центрам сертификации системы.</translation>
    </message>
    <message>
        <source>Trusted as well: %1, valid until %2</source>
        <translation>Программа доверяет также: %1, действует до %2</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>без названия</translation>
    </message>
    <message>
        <source>%1 cannot be read. Nothing was changed; copy it to this computer and choose it again.</source>
        <translation>Файл %1 не читается. Ничего не изменено; скопируйте его на этот компьютер и выберите снова.</translation>
    </message>
    <message>
        <source>The certificate in %1 is not of an authority but of a single server. Nothing was changed; ask for the certificate of the authority.</source>
        <translation>В файле %1 сертификат не центра сертификации, а отдельного сервера. Ничего не изменено; запросите сертификат центра.</translation>
    </message>
    <message>
        <source>The certificate in %1 has expired or is not valid yet. Nothing was changed.</source>
        <translation>Сертификат в файле %1 просрочен или ещё не действует. Ничего не изменено.</translation>
    </message>
    <message>
        <source>There is no certificate in %1. Nothing was changed; choose a PEM, CRT, CER or DER file.</source>
        <translation>В файле %1 нет сертификата. Ничего не изменено; выберите файл PEM, CRT, CER или DER.</translation>
    </message>
    <message>
        <source>Company certificate</source>
        <translation>Сертификат организации</translation>
    </message>
    <message>
        <source>Where a company network looks into encrypted connections, certificates are issued by the company itself. Choose the file with its authority’s certificate; it is trusted besides those of the system, from the next connection on.</source>
        <translation>Если сеть организации просматривает зашифрованные соединения, сертификаты выдаёт сама организация. Выберите файл с сертификатом её центра: программа будет доверять ему наравне с центрами системы, начиная со следующего соединения.</translation>
    </message>
    <message>
        <source>&amp;Choose a file…</source>
        <translation>&amp;Выбрать файл…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Убрать</translation>
    </message>
    <message>
        <source>Choose a file with a company certificate</source>
        <translation>Выбрать файл с сертификатом организации</translation>
    </message>
    <message>
        <source>Remove the company certificate</source>
        <translation>Убрать сертификат организации</translation>
    </message>
</context>
<context>
    <name>ChannelChoice</name>
    <message>
        <source>Channel</source>
        <translation>Канал</translation>
    </message>
    <message>
        <source>&amp;Phone</source>
        <translation>&amp;Телефон</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>Эл. &amp;почта</translation>
    </message>
</context>
<context>
    <name>CheckGrid</name>
    <message>
        <source>Rows of the file and what becomes of them</source>
        <translation>Строки файла и что с ними будет</translation>
    </message>
</context>
<context>
    <name>CheckGridModel</name>
    <message>
        <source>Line</source>
        <translation>Строка</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Что будет</translation>
    </message>
    <message>
        <source>Certainty: %1</source>
        <translation>Уверенность: %1</translation>
    </message>
    <message>
        <source>The same contact as in line %1</source>
        <translation>Тот же контакт, что в строке %1</translation>
    </message>
    <message>
        <source>On the blacklist; stays there</source>
        <translation>В чёрном списке; останется там</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Строка %1</translation>
    </message>
    <message>
        <source>%1, before: %2</source>
        <translation>%1, было: %2</translation>
    </message>
    <message>
        <source>Line %1, %2: %3</source>
        <translation>Строка %1, %2: %3</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Remove {name}</source>
        <translation>Убрать {name}</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Mass</source>
        <translation>Рассылки</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>Одиночные</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Ещё не отправлено</translation>
    </message>
    <message>
        <source>No answer came</source>
        <translation>Ответ не пришёл</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Канал</translation>
    </message>
    <message>
        <source>Number / e-mail</source>
        <translation>Номер / эл. почта</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя контакта</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Группы</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>День рождения</translation>
    </message>
    <message>
        <source>Needs your decision</source>
        <translation>Ждёт вашего решения</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Блокировка</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Комментарий</translation>
    </message>
    <message>
        <source>Changed here</source>
        <translation>Изменён здесь</translation>
    </message>
    <message>
        <source>Known here since</source>
        <translation>Известен здесь с</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Фамилия</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Middle name</source>
        <translation>Отчество</translation>
    </message>
    <message>
        <source>Other numbers</source>
        <translation>Другие номера</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Отправка</translation>
    </message>
</context>
<context>
    <name>ColumnLines</name>
    <message>
        <source>Column %1</source>
        <translation>Столбец %1</translation>
    </message>
    <message>
        <source>What “%1” is</source>
        <translation>Что такое «%1»</translation>
    </message>
    <message>
        <source>How “%1” is read</source>
        <translation>Как читать «%1»</translation>
    </message>
    <message>
        <source>Joined by a new line</source>
        <translation>Через новую строку</translation>
    </message>
    <message>
        <source>Joined by a space</source>
        <translation>Через пробел</translation>
    </message>
    <message>
        <source>Joined by “%1”</source>
        <translation>Через «%1»</translation>
    </message>
    <message>
        <source>“%1” was given to another column, so this one is left out now.</source>
        <translation>«%1» теперь у другого столбца, поэтому этот не импортируется.</translation>
    </message>
    <message>
        <source>Several columns are “%1”: their values are joined.</source>
        <translation>Несколько столбцов — «%1»: их значения объединяются.</translation>
    </message>
    <message>
        <source>By your rule: %1. In the check it can be switched off.</source>
        <translation>По вашему правилу: %1. Отключается при проверке.</translation>
    </message>
    <message>
        <source>Found “%1”, which tells the order.</source>
        <translation>Найдено «%1»: отсюда порядок.</translation>
    </message>
    <message>
        <source>Nothing in this file tells the order of its dates: that of the mapping was taken. Is it right?</source>
        <translation>По датам этого файла порядок не определить: взят порядок из сопоставления. Он верен?</translation>
    </message>
    <message>
        <source>All dates can be read in more than one order. Is this one right?</source>
        <translation>Все даты читаются в разном порядке. Этот верный?</translation>
    </message>
    <message>
        <source>Told in the check, never carried out: an import sets and lifts no block.</source>
        <translation>Только показывается: импорт не ставит и не снимает блокировок.</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>Столбец файла</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>Заполнен</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Станет</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Читать как</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Уверенность</translation>
    </message>
    <message>
        <source>Columns of the file</source>
        <translation>Столбцы файла</translation>
    </message>
</context>
<context>
    <name>ColumnsBox</name>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Вверх</translation>
    </message>
    <message>
        <source>Move the column up (Alt+↑)</source>
        <translation>Переместить столбец вверх (Alt+↑)</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Вниз</translation>
    </message>
    <message>
        <source>Move the column down (Alt+↓)</source>
        <translation>Переместить столбец вниз (Alt+↓)</translation>
    </message>
</context>
<context>
    <name>ColumnsPage</name>
    <message>
        <source>Remembered as “%1”: a file with the same headings takes it.</source>
        <translation>Запомнено как «%1»: применится к файлу с теми же заголовками.</translation>
    </message>
    <message>
        <source>“%1” is for files of other headings, so it was not taken.</source>
        <translation>«%1» — для файлов с другими заголовками, поэтому не применено.</translation>
    </message>
    <message>
        <source>The file has the headings of “%1”: that mapping was taken.</source>
        <translation>У файла заголовки как у «%1»: применено это сопоставление.</translation>
    </message>
    <message>
        <source>These are the failed rows of “%1”: its columns, its rules and what it did with all rows were taken.</source>
        <translation>Это строки с ошибками из «%1»: применены столбцы, правила и настройки для всех строк из того импорта.</translation>
    </message>
    <message>
        <source>The columns were guessed: look at them.</source>
        <translation>Столбцы определены заново: проверьте их.</translation>
    </message>
    <message>
        <source>The file is still being read.</source>
        <translation>Файл ещё читается.</translation>
    </message>
    <message>
        <source>Say which column has the numbers or the e-mail addresses.</source>
        <translation>Укажите столбец с номерами или адресами почты.</translation>
    </message>
    <message>
        <source>Add to the group “%1”</source>
        <translation>Добавить в группу «%1»</translation>
    </message>
    <message>
        <source>Add the tag “%1”</source>
        <translation>Добавить метку «%1»</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>What each column of the file becomes. Only a number or an e-mail address is needed.</source>
        <translation>Чем станет каждый столбец файла. Обязателен только номер или адрес почты.</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Сопоставление</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Remember the mapping and the rules under this name</source>
        <translation>Запомнить сопоставление и правила под этим именем</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Сбросить</translation>
    </message>
    <message>
        <source>Guess anew from headings and content</source>
        <translation>Определить заново по заголовкам и содержимому</translation>
    </message>
    <message>
        <source>For all rows</source>
        <translation>Для всех строк</translation>
    </message>
    <message>
        <source>Add to groups</source>
        <translation>Добавить в группы</translation>
    </message>
    <message>
        <source>Add tags</source>
        <translation>Добавить метки</translation>
    </message>
    <message>
        <source>Type of the block</source>
        <translation>Тип блокировки</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Комментарий</translation>
    </message>
</context>
<context>
    <name>CombineActions</name>
    <message>
        <source>&amp;And this: narrow what is shown</source>
        <translation>&amp;И это: сузить показанное</translation>
    </message>
    <message>
        <source>&amp;Or this: add it to what is shown</source>
        <translation>И&amp;ли это: добавить к показанному</translation>
    </message>
    <message>
        <source>N&amp;ot this: leave it out of what is shown</source>
        <translation>&amp;Кроме этого: убрать из показанного</translation>
    </message>
</context>
<context>
    <name>Combining</name>
    <message>
        <source>These two cannot be put together as one filter. The filter was not changed.</source>
        <translation>Эти два условия не складываются в один фильтр. Фильтр не изменён.</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Run a command</source>
        <translation>Команды</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Что нужно сделать?</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Команды</translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>Certificates</source>
        <translation>Сертификаты</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Все файлы</translation>
    </message>
</context>
<context>
    <name>ConnectionDialog</name>
    <message>
        <source>Enter a whole number from %1 to %2.</source>
        <translation>Введите целое число от %1 до %2.</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Соединение</translation>
    </message>
    <message>
        <source>Lost answers</source>
        <translation>Потерянные ответы</translation>
    </message>
    <message>
        <source>When an answer is lost, the program waits so many seconds before it looks whether the provider made the change. The usual time is %1 seconds; more is needed only for a provider that works very slowly. A new number holds for this account, from the next time it is opened.</source>
        <translation>Если ответ потерян, программа ждёт столько секунд, прежде чем проверить, внёс ли сервис изменение. Обычно это %1 секунд; больше нужно, только если сервис работает очень медленно. Новое число действует для этой учётной записи, когда её откроют в следующий раз.</translation>
    </message>
    <message>
        <source>&amp;Seconds to wait after a lost answer</source>
        <translation>&amp;Секунд ожидания после потерянного ответа</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>С&amp;охранить</translation>
    </message>
    <message>
        <source>Requests at once</source>
        <translation>Одновременные запросы</translation>
    </message>
    <message>
        <source>So many requests may be under way at the same time. More are quicker for long imports, but the provider refuses more than %1 of one login, wherever they come from. The usual number is %2; a new one holds at once.</source>
        <translation>Столько запросов может выполняться одновременно. Чем их больше, тем быстрее идёт большой импорт, но больше %1 от одного логина сервис не принимает, откуда бы они ни шли. Обычно их %2; новое число действует сразу.</translation>
    </message>
    <message>
        <source>Re&amp;quests at once, at most</source>
        <translation>Одновременно &amp;запросов, не больше</translation>
    </message>
</context>
<context>
    <name>ContactCopying</name>
    <message numerus="yes">
        <source>%n row(s) are too many for the clipboard. A file holds them.</source>
        <translation>
            <numerusform>%n строка не поместится в буфер обмена. Её вместит файл.</numerusform>
            <numerusform>%n строки не поместятся в буфер обмена. Их вместит файл.</numerusform>
            <numerusform>%n строк не поместится в буфер обмена. Их вместит файл.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Экспорт…</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied.</source>
        <translation>
            <numerusform>Скопирована %n строка.</numerusform>
            <numerusform>Скопированы %n строки.</numerusform>
            <numerusform>Скопировано %n строк.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The numbers and addresses of %n contact(s) were copied.</source>
        <translation>
            <numerusform>Скопированы номера и адреса %n контакта.</numerusform>
            <numerusform>Скопированы номера и адреса %n контактов.</numerusform>
            <numerusform>Скопированы номера и адреса %n контактов.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactEditor</name>
    <message numerus="yes">
        <source>%n contact(s) selected</source>
        <translation>
            <numerusform>Выбран %n контакт</numerusform>
            <numerusform>Выбрано %n контакта</numerusform>
            <numerusform>Выбрано %n контактов</numerusform>
        </translation>
    </message>
    <message>
        <source>This contact is not in the book any more.</source>
        <translation>Этого контакта в книге больше нет.</translation>
    </message>
    <message>
        <source>Select a contact to see it here.</source>
        <translation>Выберите контакт, чтобы увидеть его здесь.</translation>
    </message>
    <message>
        <source>● not saved</source>
        <translation>● не сохранено</translation>
    </message>
    <message numerus="yes">
        <source>Discard %n change(s) that the provider has not taken? They cannot be brought back.</source>
        <translation>
            <numerusform>Отбросить %n изменение, которое сервис не принял? Вернуть его будет нельзя.</numerusform>
            <numerusform>Отбросить %n изменения, которые сервис не принял? Вернуть их будет нельзя.</numerusform>
            <numerusform>Отбросить %n изменений, которые сервис не принял? Вернуть их будет нельзя.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %n change(s)</source>
        <translation>
            <numerusform>Отбросить %n изменение</numerusform>
            <numerusform>Отбросить %n изменения</numerusform>
            <numerusform>Отбросить %n изменений</numerusform>
        </translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Контакт</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>Отменить правку</translation>
    </message>
    <message>
        <source>Bring back what I typed</source>
        <translation>Вернуть введённое</translation>
    </message>
</context>
<context>
    <name>ContactForm</name>
    <message>
        <source>Changed meanwhile; what you typed is kept.</source>
        <translation>Тем временем изменено; введённое сохранено.</translation>
    </message>
    <message>
        <source>a contact without a name</source>
        <translation>контакт без имени</translation>
    </message>
</context>
<context>
    <name>ContactTable</name>
    <message>
        <source>Contacts</source>
        <translation>Контакты</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>Fit to contents</source>
        <translation>По ширине содержимого</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Сбросить столбцы</translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n контакт</numerusform>
            <numerusform>%n контакта</numerusform>
            <numerusform>%n контактов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactView</name>
    <message>
        <source>Loading contacts</source>
        <translation>Загрузка контактов</translation>
    </message>
    <message>
        <source>group “%1”</source>
        <translation>группа «%1»</translation>
    </message>
    <message>
        <source>All contacts</source>
        <translation>Все контакты</translation>
    </message>
    <message>
        <source>No group</source>
        <translation>Без группы</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Заблокированные</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Не отправлено</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Повторы</translation>
    </message>
    <message>
        <source>Bad numbers</source>
        <translation>Плохие номера</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n участник</numerusform>
            <numerusform>%n участника</numerusform>
            <numerusform>%n участников</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 reachable · %3 blocked</source>
        <translation>%1 · доступно %2 · заблокировано %3</translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n контакт</numerusform>
            <numerusform>%n контакта</numerusform>
            <numerusform>%n контактов</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 blocked</source>
        <translation>%1 · заблокировано %2</translation>
    </message>
    <message>
        <source>No contacts in “%1” yet. Drag contacts here, or add a new one to this group.</source>
        <translation>В группе «%1» пока нет контактов. Перетащите их сюда или добавьте в группу новый контакт.</translation>
    </message>
    <message>
        <source>Add a contact to “%1”</source>
        <translation>Добавить контакт в «%1»</translation>
    </message>
    <message>
        <source>None of your contacts is blocked.</source>
        <translation>Ни один контакт не заблокирован.</translation>
    </message>
    <message>
        <source>Everything has been sent.</source>
        <translation>Всё отправлено.</translation>
    </message>
    <message>
        <source>No two contacts have the same address.</source>
        <translation>Нет двух контактов с одним и тем же адресом.</translation>
    </message>
    <message>
        <source>Every number and address has a proper form.</source>
        <translation>Все номера и адреса записаны правильно.</translation>
    </message>
    <message>
        <source>Every contact is in a group.</source>
        <translation>Каждый контакт состоит в группе.</translation>
    </message>
    <message>
        <source>Loading contacts: %1. You can already search them.</source>
        <translation>Загрузка контактов: %1. Искать среди них уже можно.</translation>
    </message>
    <message>
        <source>Contacts could not be loaded, and there is no copy on this computer yet.</source>
        <translation>Не удалось загрузить контакты, а копии на этом компьютере ещё нет.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>Добавить контакт</translation>
    </message>
    <message>
        <source>Nothing matches “%1” in “%2”.</source>
        <translation>По запросу «%1» в «%2» ничего не найдено.</translation>
    </message>
    <message>
        <source>Nothing matches “%1”.</source>
        <translation>По запросу «%1» ничего не найдено.</translation>
    </message>
    <message numerus="yes">
        <source>%n found in all contacts.</source>
        <translation>
            <numerusform>Среди всех контактов найден %n.</numerusform>
            <numerusform>Среди всех контактов найдено %n.</numerusform>
            <numerusform>Среди всех контактов найдено %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Искать везде</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Сбросить фильтр</translation>
    </message>
    <message>
        <source>found “%1”</source>
        <translation>найдено «%1»</translation>
    </message>
    <message>
        <source>Imported from “%1”</source>
        <translation>Импорт из «%1»</translation>
    </message>
    <message>
        <source>Esc shows all contacts</source>
        <translation>Esc — все контакты</translation>
    </message>
    <message>
        <source>No contact of this import is in the book any more.</source>
        <translation>Контактов этого импорта в книге больше нет.</translation>
    </message>
    <message>
        <source>Show all contacts</source>
        <translation>Показать все контакты</translation>
    </message>
    <message>
        <source>Import into “%1”…</source>
        <translation>Импорт в «%1»…</translation>
    </message>
    <message>
        <source>No contacts yet. Start from a file or add the first one.</source>
        <translation>Контактов пока нет. Загрузите файл или добавьте первый контакт.</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>Загрузить файл…</translation>
    </message>
    <message>
        <source>the pasted list</source>
        <translation>вставленный список</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>Clear filter</source>
        <translation>Сбросить фильтр</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Block numbers…</source>
        <translation>Заблокировать номера…</translation>
    </message>
    <message>
        <source>Nothing matches “%1”.</source>
        <translation>По запросу «%1» ничего не найдено.</translation>
    </message>
    <message>
        <source>No entry is of this kind.</source>
        <translation>Таких записей нет.</translation>
    </message>
    <message>
        <source>Nobody is blocked. When a person asks not to be written to, block the number here: it stays blocked even after an import.</source>
        <translation>Никто не заблокирован. Если человек просит не писать ему, заблокируйте номер здесь: он останется заблокированным и после импорта.</translation>
    </message>
    <message>
        <source>Loading the blacklist.</source>
        <translation>Загрузка чёрного списка.</translation>
    </message>
    <message>
        <source>Loaded %1, more is coming.</source>
        <translation>Загружено %1, загрузка продолжается.</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>Загрузить файл…</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n sign-in(s) failed. After five the provider closes access from this address for 30 minutes, so the program will not try again by itself. Nothing was changed.</source>
        <translation>
            <numerusform>%n вход не удался. После пяти сервис закроет доступ с этого адреса на 30 минут, поэтому программа сама больше не пробует. Данные не изменены.</numerusform>
            <numerusform>%n входа не удались. После пяти сервис закроет доступ с этого адреса на 30 минут, поэтому программа сама больше не пробует. Данные не изменены.</numerusform>
            <numerusform>%n входов не удались. После пяти сервис закрывает доступ с этого адреса на 30 минут, поэтому программа сама больше не пробует. Данные не изменены.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s)</source>
        <translation>
            <numerusform>%Ln контакт</numerusform>
            <numerusform>%Ln контакта</numerusform>
            <numerusform>%Ln контактов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln группа</numerusform>
            <numerusform>%Ln группы</numerusform>
            <numerusform>%Ln групп</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your %n change(s) are kept on this computer and will be sent later.</source>
        <translation>
            <numerusform>%n изменение сохранено на этом компьютере и будет отправлено позже.</numerusform>
            <numerusform>%n изменения сохранены на этом компьютере и будут отправлены позже.</numerusform>
            <numerusform>%n изменений сохранены на этом компьютере и будут отправлены позже.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No connection. Your %n change(s) are kept on this computer and will be sent when the connection is back.</source>
        <translation>
            <numerusform>Нет связи. %n изменение сохранено на этом компьютере и будет отправлено, когда связь появится.</numerusform>
            <numerusform>Нет связи. %n изменения сохранены на этом компьютере и будут отправлены, когда связь появится.</numerusform>
            <numerusform>Нет связи. %n изменений сохранено на этом компьютере и будет отправлено, когда связь появится.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s)</source>
        <translation>
            <numerusform>%n цифра</numerusform>
            <numerusform>%n цифры</numerusform>
            <numerusform>%n цифр</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeedDetails</name>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>The single changes</source>
        <translation>Отдельные изменения</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
</context>
<context>
    <name>DeedModel</name>
    <message>
        <source>Code %1</source>
        <translation>Код %1</translation>
    </message>
</context>
<context>
    <name>DeedNames</name>
    <message>
        <source>a group</source>
        <translation>группа</translation>
    </message>
    <message>
        <source>add contact “%1”</source>
        <translation>добавление контакта «%1»</translation>
    </message>
    <message>
        <source>change contact “%1”</source>
        <translation>изменение контакта «%1»</translation>
    </message>
    <message>
        <source>delete contact “%1”</source>
        <translation>удаление контакта «%1»</translation>
    </message>
    <message>
        <source>block %1</source>
        <translation>блокировка %1</translation>
    </message>
    <message>
        <source>unblock %1</source>
        <translation>разблокировка %1</translation>
    </message>
    <message>
        <source>change the block of %1</source>
        <translation>изменение блокировки %1</translation>
    </message>
    <message>
        <source>restore “%1”</source>
        <translation>восстановление «%1»</translation>
    </message>
    <message numerus="yes">
        <source>add %n contact(s)</source>
        <translation>
            <numerusform>добавление %n контакта</numerusform>
            <numerusform>добавление %n контактов</numerusform>
            <numerusform>добавление %n контактов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n contact(s)</source>
        <translation>
            <numerusform>изменение %n контакта</numerusform>
            <numerusform>изменение %n контактов</numerusform>
            <numerusform>изменение %n контактов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n contact(s)</source>
        <translation>
            <numerusform>удаление %n контакта</numerusform>
            <numerusform>удаление %n контактов</numerusform>
            <numerusform>удаление %n контактов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>add %n contact(s) to “%1”</source>
        <translation>
            <numerusform>добавление %n контакта в «%1»</numerusform>
            <numerusform>добавление %n контактов в «%1»</numerusform>
            <numerusform>добавление %n контактов в «%1»</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>remove %n contact(s) from “%1”</source>
        <translation>
            <numerusform>удаление %n контакта из «%1»</numerusform>
            <numerusform>удаление %n контактов из «%1»</numerusform>
            <numerusform>удаление %n контактов из «%1»</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %n contact(s) to “%1”</source>
        <translation>
            <numerusform>перенос %n контакта в «%1»</numerusform>
            <numerusform>перенос %n контактов в «%1»</numerusform>
            <numerusform>перенос %n контактов в «%1»</numerusform>
        </translation>
    </message>
    <message>
        <source>create group “%1”</source>
        <translation>создание группы «%1»</translation>
    </message>
    <message>
        <source>change group “%1”</source>
        <translation>изменение группы «%1»</translation>
    </message>
    <message>
        <source>delete group “%1”</source>
        <translation>удаление группы «%1»</translation>
    </message>
    <message numerus="yes">
        <source>block %n address(es)</source>
        <translation>
            <numerusform>блокировка %n адреса</numerusform>
            <numerusform>блокировка %n адресов</numerusform>
            <numerusform>блокировка %n адресов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>unblock %n address(es)</source>
        <translation>
            <numerusform>разблокировка %n адреса</numerusform>
            <numerusform>разблокировка %n адресов</numerusform>
            <numerusform>разблокировка %n адресов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n block(s)</source>
        <translation>
            <numerusform>изменение %n блокировки</numerusform>
            <numerusform>изменение %n блокировок</numerusform>
            <numerusform>изменение %n блокировок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>restore %n record(s)</source>
        <translation>
            <numerusform>восстановление %n записи</numerusform>
            <numerusform>восстановление %n записей</numerusform>
            <numerusform>восстановление %n записей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>import %n contact(s)</source>
        <translation>
            <numerusform>импорт %n контакта</numerusform>
            <numerusform>импорт %n контактов</numerusform>
            <numerusform>импорт %n контактов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n record(s)</source>
        <translation>
            <numerusform>изменение %n записи</numerusform>
            <numerusform>изменение %n записей</numerusform>
            <numerusform>изменение %n записей</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeedStand</name>
    <message>
        <source>In time: nothing had been sent</source>
        <translation>Вовремя: ничего ещё не было отправлено</translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n выполнено</numerusform>
            <numerusform>%n выполнено</numerusform>
            <numerusform>%n выполнено</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n отклонено</numerusform>
            <numerusform>%n отклонено</numerusform>
            <numerusform>%n отклонено</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed on both sides</source>
        <translation>
            <numerusform>%n изменено с обеих сторон</numerusform>
            <numerusform>%n изменено с обеих сторон</numerusform>
            <numerusform>%n изменено с обеих сторон</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n set aside</source>
        <translation>
            <numerusform>%n отложено</numerusform>
            <numerusform>%n отложено</numerusform>
            <numerusform>%n отложено</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in doubt</source>
        <translation>
            <numerusform>%n под вопросом</numerusform>
            <numerusform>%n под вопросом</numerusform>
            <numerusform>%n под вопросом</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken back</source>
        <translation>
            <numerusform>%n взято назад</numerusform>
            <numerusform>%n взято назад</numerusform>
            <numerusform>%n взято назад</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replaced by a later change</source>
        <translation>
            <numerusform>%n заменено более поздним</numerusform>
            <numerusform>%n заменено более поздним</numerusform>
            <numerusform>%n заменено более поздним</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not sent yet</source>
        <translation>
            <numerusform>%n ещё не отправлено</numerusform>
            <numerusform>%n ещё не отправлено</numerusform>
            <numerusform>%n ещё не отправлено</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeedWords</name>
    <message>
        <source>a group</source>
        <translation>группа</translation>
    </message>
    <message>
        <source>Added contact “%1”</source>
        <translation>Добавлен контакт «%1»</translation>
    </message>
    <message>
        <source>Changed contact “%1”</source>
        <translation>Изменён контакт «%1»</translation>
    </message>
    <message>
        <source>Deleted contact “%1”</source>
        <translation>Удалён контакт «%1»</translation>
    </message>
    <message>
        <source>Blocked %1</source>
        <translation>Заблокирован адрес %1</translation>
    </message>
    <message>
        <source>Unblocked %1</source>
        <translation>Разблокирован адрес %1</translation>
    </message>
    <message>
        <source>Changed the block of %1</source>
        <translation>Изменена блокировка %1</translation>
    </message>
    <message>
        <source>Restored “%1”</source>
        <translation>Восстановлено: «%1»</translation>
    </message>
    <message numerus="yes">
        <source>Added %n contact(s)</source>
        <translation>
            <numerusform>Добавлен %n контакт</numerusform>
            <numerusform>Добавлено %n контакта</numerusform>
            <numerusform>Добавлено %n контактов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed %n contact(s)</source>
        <translation>
            <numerusform>Изменён %n контакт</numerusform>
            <numerusform>Изменено %n контакта</numerusform>
            <numerusform>Изменено %n контактов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n contact(s)</source>
        <translation>
            <numerusform>Удалён %n контакт</numerusform>
            <numerusform>Удалено %n контакта</numerusform>
            <numerusform>Удалено %n контактов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added %n contact(s) to “%1”</source>
        <translation>
            <numerusform>Добавлен %n контакт в «%1»</numerusform>
            <numerusform>Добавлено %n контакта в «%1»</numerusform>
            <numerusform>Добавлено %n контактов в «%1»</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %n contact(s) from “%1”</source>
        <translation>
            <numerusform>Удалён %n контакт из «%1»</numerusform>
            <numerusform>Удалено %n контакта из «%1»</numerusform>
            <numerusform>Удалено %n контактов из «%1»</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n contact(s) to “%1”</source>
        <translation>
            <numerusform>Перенесён %n контакт в «%1»</numerusform>
            <numerusform>Перенесено %n контакта в «%1»</numerusform>
            <numerusform>Перенесено %n контактов в «%1»</numerusform>
        </translation>
    </message>
    <message>
        <source>Created group “%1”</source>
        <translation>Создана группа «%1»</translation>
    </message>
    <message>
        <source>Changed group “%1”</source>
        <translation>Изменена группа «%1»</translation>
    </message>
    <message>
        <source>Deleted group “%1”</source>
        <translation>Удалена группа «%1»</translation>
    </message>
    <message numerus="yes">
        <source>Blocked %n address(es)</source>
        <translation>
            <numerusform>Заблокирован %n адрес</numerusform>
            <numerusform>Заблокировано %n адреса</numerusform>
            <numerusform>Заблокировано %n адресов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unblocked %n address(es)</source>
        <translation>
            <numerusform>Разблокирован %n адрес</numerusform>
            <numerusform>Разблокировано %n адреса</numerusform>
            <numerusform>Разблокировано %n адресов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed %n block(s)</source>
        <translation>
            <numerusform>Изменена %n блокировка</numerusform>
            <numerusform>Изменены %n блокировки</numerusform>
            <numerusform>Изменено %n блокировок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restored %n record(s)</source>
        <translation>
            <numerusform>Восстановлена %n запись</numerusform>
            <numerusform>Восстановлены %n записи</numerusform>
            <numerusform>Восстановлено %n записей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discarded %n change(s)</source>
        <translation>
            <numerusform>Отброшено %n изменение</numerusform>
            <numerusform>Отброшено %n изменения</numerusform>
            <numerusform>Отброшено %n изменений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported %n contact(s)</source>
        <translation>
            <numerusform>Импортирован %n контакт</numerusform>
            <numerusform>Импортировано %n контакта</numerusform>
            <numerusform>Импортировано %n контактов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed %n record(s)</source>
        <translation>
            <numerusform>Изменена %n запись</numerusform>
            <numerusform>Изменены %n записи</numerusform>
            <numerusform>Изменено %n записей</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deleted</name>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Number / e-mail</source>
        <translation>Номер / эл. почта</translation>
    </message>
    <message>
        <source>What it was</source>
        <translation>Что это было</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Кем</translation>
    </message>
    <message>
        <source>phone group</source>
        <translation>группа номеров</translation>
    </message>
    <message>
        <source>e-mail group</source>
        <translation>группа эл. почты</translation>
    </message>
    <message>
        <source>blacklist entry</source>
        <translation>запись чёрного списка</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>контакт</translation>
    </message>
    <message>
        <source>is there again</source>
        <translation>снова есть</translation>
    </message>
    <message>
        <source>by you</source>
        <translation>вами</translation>
    </message>
    <message>
        <source>not listed by the provider any more</source>
        <translation>больше нет в списках сервиса</translation>
    </message>
</context>
<context>
    <name>DeletedView</name>
    <message>
        <source>Nothing was deleted in the last 30 days.</source>
        <translation>За последние 30 дней ничего не удалено.</translation>
    </message>
    <message>
        <source>Looking up what was deleted</source>
        <translation>Ищем, что было удалено</translation>
    </message>
    <message>
        <source>These are the newest %1; older ones follow when some of these are restored.</source>
        <translation>Это последние %1; более старые появятся, когда часть этих будет восстановлена.</translation>
    </message>
    <message numerus="yes">
        <source>Restore %n</source>
        <translation>
            <numerusform>Восстановить %n</numerusform>
            <numerusform>Восстановить %n</numerusform>
            <numerusform>Восстановить %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Восстановить</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Удалённое</translation>
    </message>
    <message>
        <source>Deleted records</source>
        <translation>Удалённые записи</translation>
    </message>
    <message>
        <source>Kept for 30 days. What is restored is created anew at the provider.</source>
        <translation>Хранится 30 дней. Восстановленное создаётся на сервисе заново.</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Contacts</source>
        <translation>Контакты</translation>
    </message>
    <message>
        <source>Blacklist</source>
        <translation>Чёрный список</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Страницы</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Инструменты</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Обновить</translation>
    </message>
    <message>
        <source>Refresh from the provider (F5)</source>
        <translation>Обновить данные с сервиса (F5)</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Учётная запись</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
</context>
<context>
    <name>DeskCommands</name>
    <message numerus="yes">
        <source>Delete %n contact(s)? They are deleted in the provider’s account as well.</source>
        <translation>
            <numerusform>Удалить %n контакт? Он будет удалён и в личном кабинете сервиса.</numerusform>
            <numerusform>Удалить %n контакта? Они будут удалены и в личном кабинете сервиса.</numerusform>
            <numerusform>Удалить %n контактов? Они будут удалены и в личном кабинете сервиса.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n</source>
        <translation>
            <numerusform>Удалить %n</numerusform>
            <numerusform>Удалить %n</numerusform>
            <numerusform>Удалить %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Войти снова</translation>
    </message>
    <message numerus="yes">
        <source>The provider’s lists lack %n record(s) that the copy has: more than is likely. They were kept.</source>
        <translation>
            <numerusform>В списках сервиса нет %n записи, которая есть в копии: это похоже на ошибку. Запись оставлена.</numerusform>
            <numerusform>В списках сервиса нет %n записей, которые есть в копии: это похоже на ошибку. Записи оставлены.</numerusform>
            <numerusform>В списках сервиса нет %n записей, которые есть в копии: это похоже на ошибку. Записи оставлены.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n from the copy</source>
        <translation>
            <numerusform>Удалить %n из копии</numerusform>
            <numerusform>Удалить %n из копии</numerusform>
            <numerusform>Удалить %n из копии</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) are no longer selected: too many to find again among other rows.</source>
        <translation>
            <numerusform>Выделение снято с %n контакта: их слишком много, чтобы найти снова среди других строк.</numerusform>
            <numerusform>Выделение снято с %n контактов: их слишком много, чтобы найти снова среди других строк.</numerusform>
            <numerusform>Выделение снято с %n контактов: их слишком много, чтобы найти снова среди других строк.</numerusform>
        </translation>
    </message>
    <message>
        <source>This looks like another account: the provider has none of the contacts that are here. Nothing of it was taken over, and nothing is sent to it.</source>
        <translation>Похоже, это другая учётная запись: у провайдера нет ни одного из здешних контактов. Из неё ничего не взято, и в неё ничего не отправляется.</translation>
    </message>
    <message>
        <source>It is my account</source>
        <translation>Это моя учётная запись</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message numerus="yes">
        <source>Add %n contact(s)? They are added to the provider’s account as well.</source>
        <translation>
            <numerusform>Добавить %n контакт? Он появится и в личном кабинете сервиса.</numerusform>
            <numerusform>Добавить %n контакта? Они появятся и в личном кабинете сервиса.</numerusform>
            <numerusform>Добавить %n контактов? Они появятся и в личном кабинете сервиса.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n</source>
        <translation>
            <numerusform>Добавить %n</numerusform>
            <numerusform>Добавить %n</numerusform>
            <numerusform>Добавить %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Приостановить</translation>
    </message>
    <message>
        <source>Connection…</source>
        <translation>Соединение…</translation>
    </message>
</context>
<context>
    <name>DetailsLine</name>
    <message>
        <source>Open contact</source>
        <translation>Открыть контакт</translation>
    </message>
    <message>
        <source>Add to contacts…</source>
        <translation>Добавить в контакты…</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>Выбрано %1</translation>
    </message>
    <message>
        <source>%1 selected (all that match)</source>
        <translation>Выбрано %1 (все найденные)</translation>
    </message>
    <message>
        <source>%1 blocked</source>
        <translation>Заблокировано: %1</translation>
    </message>
    <message>
        <source>%1 found of %2</source>
        <translation>Найдено %1 из %2</translation>
    </message>
    <message>
        <source>Show the problem</source>
        <translation>Показать проблему</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Отозвать</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Программа</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Работает в</translation>
    </message>
    <message>
        <source>Database library</source>
        <translation>Библиотека базы данных</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Папка данных</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Copy of the account</source>
        <translation>Копия аккаунта</translation>
    </message>
    <message>
        <source>Size of the copy</source>
        <translation>Размер копии</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Контакты</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Группы</translation>
    </message>
    <message>
        <source>Blacklist entries</source>
        <translation>Записи чёрного списка</translation>
    </message>
    <message>
        <source>%1 waiting, %2 being checked, %3 with problems</source>
        <translation>%1 ждут, %2 проверяются, %3 с проблемами</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>Правки</translation>
    </message>
    <message>
        <source>Requests at once, at most</source>
        <translation>Запросов сразу, не больше</translation>
    </message>
    <message>
        <source>Last refresh</source>
        <translation>Последнее обновление</translation>
    </message>
    <message>
        <source>never</source>
        <translation>ещё не было</translation>
    </message>
    <message>
        <source>The window stood still, in the last minute</source>
        <translation>Окно не отвечало за последнюю минуту</translation>
    </message>
    <message>
        <source>The window stood still, since the start</source>
        <translation>Окно не отвечало с запуска</translation>
    </message>
    <message>
        <source>%1 ms at the longest</source>
        <translation>самое долгое — %1 мс</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Диагностика</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>DifferenceGrid</name>
    <message>
        <source>What differs</source>
        <translation>Что различается</translation>
    </message>
</context>
<context>
    <name>DropArea</name>
    <message>
        <source>Drop a file here</source>
        <translation>Перетащите файл сюда</translation>
    </message>
    <message>
        <source>CSV, TXT, XLSX, XLS or vCard, in any encoding</source>
        <translation>CSV, TXT, XLSX, XLS или vCard, в любой кодировке</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>Paste from a spreadsheet (Ctrl+V)</source>
        <translation>Вставить из таблицы (Ctrl+V)</translation>
    </message>
    <message>
        <source>Get a sample file…</source>
        <translation>Взять файл-образец…</translation>
    </message>
</context>
<context>
    <name>EditCounts</name>
    <message numerus="yes">
        <source>%n with a problem</source>
        <translation>
            <numerusform>%n с проблемой</numerusform>
            <numerusform>%n с проблемой</numerusform>
            <numerusform>%n с проблемой</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in doubt</source>
        <translation>
            <numerusform>%n под вопросом</numerusform>
            <numerusform>%n под вопросом</numerusform>
            <numerusform>%n под вопросом</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on the way</source>
        <translation>
            <numerusform>%n отправляется</numerusform>
            <numerusform>%n отправляются</numerusform>
            <numerusform>%n отправляются</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n ждёт отправки</numerusform>
            <numerusform>%n ждут отправки</numerusform>
            <numerusform>%n ждут отправки</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %n change(s)?</source>
        <translation>
            <numerusform>Отбросить %n изменение?</numerusform>
            <numerusform>Отбросить %n изменения?</numerusform>
            <numerusform>Отбросить %n изменений?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new record(s) exist only on this computer and will be gone, with what waits for them.</source>
        <translation>
            <numerusform>%n новая запись есть только на этом компьютере и исчезнет вместе с изменениями, которые от неё зависят.</numerusform>
            <numerusform>%n новые записи есть только на этом компьютере и исчезнут вместе с изменениями, которые от них зависят.</numerusform>
            <numerusform>%n новых записей есть только на этом компьютере и исчезнут вместе с изменениями, которые от них зависят.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The provider may have carried out %n of them already; that is not taken back.</source>
        <translation>
            <numerusform>%n из них сервис, возможно, уже выполнил; это не отменится.</numerusform>
            <numerusform>%n из них сервис, возможно, уже выполнил; это не отменится.</numerusform>
            <numerusform>%n из них сервис, возможно, уже выполнил; это не отменится.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditorHeader</name>
    <message>
        <source>Contact without a name</source>
        <translation>Контакт без имени</translation>
    </message>
    <message>
        <source>Not sent yet · saved on this computer</source>
        <translation>Ещё не отправлено · сохранено на этом компьютере</translation>
    </message>
    <message>
        <source>In doubt: the answer never came</source>
        <translation>Под вопросом: ответ не пришёл</translation>
    </message>
    <message>
        <source>The provider did not accept a change</source>
        <translation>Сервис не принял изменение</translation>
    </message>
    <message>
        <source>It is looked up before anything is sent again.</source>
        <translation>Перед повторной отправкой это будет проверено.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>И ещё %n.</numerusform>
            <numerusform>И ещё %n.</numerusform>
            <numerusform>И ещё %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Loading</source>
        <translation>Загрузка</translation>
    </message>
</context>
<context>
    <name>ExportCounts</name>
    <message numerus="yes">
        <source>%n contact(s) exported to “%1”.</source>
        <translation>
            <numerusform>%n контакт записан в файл «%1».</numerusform>
            <numerusform>%n контакта записано в файл «%1».</numerusform>
            <numerusform>%n контактов записано в файл «%1».</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blacklist entry(ies) exported to “%1”.</source>
        <translation>
            <numerusform>%n запись чёрного списка сохранена в файл «%1».</numerusform>
            <numerusform>%n записи чёрного списка сохранены в файл «%1».</numerusform>
            <numerusform>%n записей чёрного списка сохранено в файл «%1».</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %n</source>
        <translation>
            <numerusform>Экспортировать %n</numerusform>
            <numerusform>Экспортировать %n</numerusform>
            <numerusform>Экспортировать %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Contacts</source>
        <translation>Контакты</translation>
    </message>
    <message>
        <source>Blacklist</source>
        <translation>Чёрный список</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation>Отменено. Ничего не записано.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Экспортировать</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>Экспортировать нечего.</translation>
    </message>
    <message>
        <source>No column is ticked.</source>
        <translation>Не отмечен ни один столбец.</translation>
    </message>
    <message>
        <source>The file needs a name.</source>
        <translation>Файлу нужно имя.</translation>
    </message>
    <message>
        <source>A vCard has its own fields.</source>
        <translation>У vCard свой набор полей.</translation>
    </message>
    <message>
        <source>Without phone and e-mail the file cannot be imported again.</source>
        <translation>Без телефона и e-mail файл нельзя будет импортировать обратно.</translation>
    </message>
    <message>
        <source>Export contacts</source>
        <translation>Экспорт контактов</translation>
    </message>
    <message>
        <source>Export the blacklist</source>
        <translation>Экспорт чёрного списка</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Вид файла</translation>
    </message>
    <message>
        <source>Write formulas as they are</source>
        <translation>Записывать формулы как есть</translation>
    </message>
    <message>
        <source>A spreadsheet runs what begins with = + - or @. Only for programs that are no spreadsheets.</source>
        <translation>Электронная таблица выполняет то, что начинается с = + - или @. Только для программ, которые не являются таблицами.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Идёт экспорт</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Показать в папке</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Выбранные</translation>
    </message>
    <message>
        <source>This list: %1</source>
        <translation>Этот список: %1</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Этот список</translation>
    </message>
    <message>
        <source>All contacts</source>
        <translation>Все контакты</translation>
    </message>
    <message>
        <source>The whole blacklist</source>
        <translation>Весь чёрный список</translation>
    </message>
</context>
<context>
    <name>ExportHeading</name>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Фамилия</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Middle name</source>
        <translation>Отчество</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя контакта</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Дата рождения</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Группы</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Комментарий</translation>
    </message>
    <message>
        <source>Other numbers</source>
        <translation>Другие номера</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Блокировка</translation>
    </message>
    <message>
        <source>Known here since</source>
        <translation>В программе с</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>CSV for Excel</source>
        <translation>CSV для Excel</translation>
    </message>
    <message>
        <source>Excel workbook (XLSX)</source>
        <translation>Книга Excel (XLSX)</translation>
    </message>
    <message>
        <source>Plain CSV</source>
        <translation>Простой CSV</translation>
    </message>
    <message>
        <source>vCard</source>
        <translation>vCard</translation>
    </message>
    <message>
        <source>Opens with a double click; letters of every language come right.</source>
        <translation>Открывается двойным щелчком, русские буквы читаются.</translation>
    </message>
    <message>
        <source>Every cell is text: no number or date is turned into another.</source>
        <translation>Все ячейки текстовые: номера и даты не исказятся.</translation>
    </message>
    <message>
        <source>UTF-8 with commas, for other programs.</source>
        <translation>UTF-8 с запятыми, для других программ.</translation>
    </message>
    <message>
        <source>For telephones and mail programs; tags, ID and blocks are left out.</source>
        <translation>Для телефонов и почтовых программ; без меток, ID и блокировок.</translation>
    </message>
    <message>
        <source>The folder of “%1” is not there. Nothing was written. Choose another one.</source>
        <translation>Папки для файла «%1» нет. Ничего не записано. Выберите другую.</translation>
    </message>
    <message>
        <source>You may not write “%1” into this folder. Nothing was written. Choose another folder.</source>
        <translation>Нет прав записать «%1» в эту папку. Ничего не записано. Выберите другую папку.</translation>
    </message>
    <message>
        <source>The disk has no room for “%1”. Nothing was written. Free some space or choose another disk.</source>
        <translation>На диске нет места для «%1». Ничего не записано. Освободите место или выберите другой диск.</translation>
    </message>
    <message>
        <source>“%1” cannot be replaced: it is protected, or open in another program such as Excel. It is as it was. Close it there, or choose another name.</source>
        <translation>Файл «%1» не удаётся заменить: он защищён или открыт в другой программе, например в Excel. Он остался прежним. Закройте его там или выберите другое имя.</translation>
    </message>
    <message>
        <source>A file cannot have the name “%1” here. Nothing was written. Choose a simpler name.</source>
        <translation>Файл здесь не может называться «%1». Ничего не записано. Выберите имя проще.</translation>
    </message>
    <message>
        <source>The disk, or the way to it, fails. “%1” was not written. Try again, or choose another disk.</source>
        <translation>Сбой диска или связи с ним. Файл «%1» не записан. Попробуйте ещё раз или выберите другой диск.</translation>
    </message>
    <message>
        <source>A workbook has room for %1 rows only. Nothing was written. Choose CSV, or export in parts.</source>
        <translation>В книге помещается только %1 строк. Ничего не записано. Выберите CSV или экспортируйте по частям.</translation>
    </message>
    <message>
        <source>A text in row %1 is longer than a cell of a workbook can be. Nothing was written. Choose CSV, or leave out that column.</source>
        <translation>Текст в строке %1 длиннее, чем вмещает ячейка книги. Ничего не записано. Выберите CSV или уберите этот столбец.</translation>
    </message>
</context>
<context>
    <name>Facet</name>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>Все сообщения</translation>
    </message>
    <message>
        <source>Mailings only</source>
        <translation>Только рассылки</translation>
    </message>
    <message>
        <source>Single messages only</source>
        <translation>Только одиночные</translation>
    </message>
    <message>
        <source>In my book</source>
        <translation>В моей книге</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Да</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Канал</translation>
    </message>
    <message>
        <source>Phone numbers</source>
        <translation>Номера телефонов</translation>
    </message>
    <message>
        <source>E-mail addresses</source>
        <translation>Адреса эл. почты</translation>
    </message>
</context>
<context>
    <name>FacetView</name>
    <message>
        <source>Show only these</source>
        <translation>Показать только эти</translation>
    </message>
    <message>
        <source>Do not narrow by this</source>
        <translation>Не учитывать это условие</translation>
    </message>
    <message>
        <source>Narrow by this as well</source>
        <translation>Добавить это условие</translation>
    </message>
    <message>
        <source>Parts of the blacklist</source>
        <translation>Разделы чёрного списка</translation>
    </message>
</context>
<context>
    <name>FileLine</name>
    <message>
        <source>A file of this name is there; it will be replaced.</source>
        <translation>Файл с таким именем уже есть, он будет заменён.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Выбрать файл</translation>
    </message>
</context>
<context>
    <name>FilePage</name>
    <message>
        <source>There is no text on the clipboard. Copy the cells in your spreadsheet first.</source>
        <translation>В буфере обмена нет текста. Сначала скопируйте ячейки в таблице.</translation>
    </message>
    <message>
        <source>counting rows …</source>
        <translation>считаем строки …</translation>
    </message>
    <message>
        <source>Nothing is changed before the last step; the file itself never is.</source>
        <translation>До последнего шага ничего не меняется, а сам файл — никогда.</translation>
    </message>
    <message>
        <source>This is how the file reads. Change what is not right: the rows below follow.</source>
        <translation>Так читается файл. Поправьте, что неверно: строки ниже изменятся.</translation>
    </message>
    <message>
        <source>Show rows</source>
        <translation>Показать строки</translation>
    </message>
    <message>
        <source>Continue without them</source>
        <translation>Продолжить без них</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Сохранено: %1</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Попробовать</translation>
    </message>
    <message>
        <source>Continue the import of “%1” where you left it?</source>
        <translation>Продолжить импорт «%1» с того же места?</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Выбор файла</translation>
    </message>
    <message>
        <source>Mappings you used last</source>
        <translation>Последние сопоставления</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Чтение файла</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>Другой файл…</translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>Unknown word “%word:”.</source>
        <translation>Неизвестное слово «%word:».</translation>
    </message>
    <message>
        <source>“%key:” does not know “%word”.</source>
        <translation>«%key:» не знает «%word».</translation>
    </message>
    <message>
        <source>Something is missing after “%key:”.</source>
        <translation>После «%key:» чего-то не хватает.</translation>
    </message>
    <message>
        <source>This bracket is not closed.</source>
        <translation>Эта скобка не закрыта.</translation>
    </message>
    <message>
        <source>The closing quotation mark is missing.</source>
        <translation>Не хватает закрывающей кавычки.</translation>
    </message>
    <message>
        <source>“%word” needs something on both sides.</source>
        <translation>По обе стороны «%word» должно что-то стоять.</translation>
    </message>
    <message>
        <source>There is nothing in these brackets.</source>
        <translation>В этих скобках ничего нет.</translation>
    </message>
    <message>
        <source>“%word” is not a regular expression that can be used here.</source>
        <translation>«%word» — не регулярное выражение или такое здесь не поддерживается.</translation>
    </message>
    <message>
        <source>This text is too long for a filter.</source>
        <translation>Этот текст слишком длинный для фильтра.</translation>
    </message>
    <message>
        <source>There are too many brackets inside one another.</source>
        <translation>Слишком много вложенных скобок.</translation>
    </message>
    <message>
        <source>Did you mean “%hint:”?</source>
        <translation>Возможно, «%hint:»?</translation>
    </message>
    <message>
        <source>Put it in quotation marks to look for it as it stands.</source>
        <translation>Чтобы искать его как есть, возьмите его в кавычки.</translation>
    </message>
    <message>
        <source>Did you mean “%hint”?</source>
        <translation>Возможно, «%hint»?</translation>
    </message>
    <message>
        <source>Possible are: %choices.</source>
        <translation>Возможны: %choices.</translation>
    </message>
    <message>
        <source>In group</source>
        <translation>В группе</translation>
    </message>
    <message>
        <source>in none</source>
        <translation>ни в одной</translation>
    </message>
    <message>
        <source>With tag</source>
        <translation>С меткой</translation>
    </message>
    <message>
        <source>without any</source>
        <translation>без меток</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Заблокирован</translation>
    </message>
    <message>
        <source>in any way</source>
        <translation>как угодно</translation>
    </message>
    <message>
        <source>all messages</source>
        <translation>все сообщения</translation>
    </message>
    <message>
        <source>mass mailings</source>
        <translation>рассылки</translation>
    </message>
    <message>
        <source>single messages</source>
        <translation>одиночные сообщения</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>не заблокирован</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Канал</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>телефон</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>почта</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>День рождения</translation>
    </message>
    <message>
        <source>today</source>
        <translation>сегодня</translation>
    </message>
    <message>
        <source>in the next 7 days</source>
        <translation>в ближайшие 7 дней</translation>
    </message>
    <message>
        <source>in March</source>
        <translation>в марте</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>не указан</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>contains…</source>
        <translation>содержит…</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>не указано</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Комментарий</translation>
    </message>
    <message>
        <source>Known here since</source>
        <translation>Известен здесь</translation>
    </message>
    <message>
        <source>the last 7 days</source>
        <translation>за последние 7 дней</translation>
    </message>
    <message>
        <source>the last import</source>
        <translation>из последнего импорта</translation>
    </message>
    <message>
        <source>Changed here</source>
        <translation>Изменён здесь</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>ещё не отправлен</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>отклонён</translation>
    </message>
    <message>
        <source>same address twice</source>
        <translation>повтор адреса</translation>
    </message>
    <message>
        <source>bad number</source>
        <translation>неверный номер</translation>
    </message>
    <message>
        <source>Exact words</source>
        <translation>Точные слова</translation>
    </message>
    <message>
        <source>Without the word…</source>
        <translation>Без слова…</translation>
    </message>
    <message>
        <source>One or the other</source>
        <translation>Одно или другое</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Регулярное выражение</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>List: %n address(es)</source>
        <translation>
            <numerusform>Список: %n адрес</numerusform>
            <numerusform>Список: %n адреса</numerusform>
            <numerusform>Список: %n адресов</numerusform>
        </translation>
    </message>
    <message>
        <source>None of the pasted lines is a number or an e-mail address.</source>
        <translation>Ни одна из вставленных строк — не номер и не адрес почты.</translation>
    </message>
    <message>
        <source>Number, name, group:, tag:, block: …</source>
        <translation>Номер, имя, группа:, метка:, блок: …</translation>
    </message>
    <message>
        <source>Find contacts</source>
        <translation>Найти контакты</translation>
    </message>
    <message>
        <source>What can be written here</source>
        <translation>Что здесь можно написать</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>Сохранить фильтр</translation>
    </message>
    <message>
        <source>Save this filter under a name</source>
        <translation>Сохранить этот фильтр под именем</translation>
    </message>
    <message>
        <source>Parts of the filter</source>
        <translation>Части фильтра</translation>
    </message>
    <message>
        <source>Words are found in numbers, names, comments and tags. A number may have blanks and brackets in it: +7 912 345-67-89, 8 (912) 345. ↓ shows the last filters.</source>
        <translation>Слова ищутся в номерах, именах, комментариях и метках. В номере могут быть пробелы и скобки: +7 912 345-67-89, 8 (912) 345. ↓ показывает последние фильтры.</translation>
    </message>
</context>
<context>
    <name>GroupCounts</name>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n контакт</numerusform>
            <numerusform>%n контакта</numerusform>
            <numerusform>%n контактов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n участник</numerusform>
            <numerusform>%n участника</numerusform>
            <numerusform>%n участников</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reachable</source>
        <translation>
            <numerusform>%n доступен</numerusform>
            <numerusform>%n доступны</numerusform>
            <numerusform>%n доступны</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blocked</source>
        <translation>
            <numerusform>%n заблокирован</numerusform>
            <numerusform>%n заблокированы</numerusform>
            <numerusform>%n заблокированы</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete the group “%1”? Its %n contact(s) stay in the address book.</source>
        <translation>
            <numerusform>Удалить группу «%1»? %n контакт останется в адресной книге.</numerusform>
            <numerusform>Удалить группу «%1»? %n контакта останутся в адресной книге.</numerusform>
            <numerusform>Удалить группу «%1»? %n контактов останутся в адресной книге.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupDialog</name>
    <message>
        <source>There is a group of this name already.</source>
        <translation>Группа с таким названием уже есть.</translation>
    </message>
    <message>
        <source>Optional. A mailing is sent to the group by its code, such as G7.</source>
        <translation>Необязательно. Код для рассылки группе, например G7.</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>Новая группа</translation>
    </message>
    <message>
        <source>Edit group</source>
        <translation>Изменение группы</translation>
    </message>
    <message>
        <source>Group name</source>
        <translation>Название группы</translation>
    </message>
    <message>
        <source>Addresses of its members</source>
        <translation>Адреса участников</translation>
    </message>
    <message>
        <source>Mailing number</source>
        <translation>Номер для рассылки</translation>
    </message>
    <message>
        <source>Phone numbers</source>
        <translation>Номера телефонов</translation>
    </message>
    <message>
        <source>E-mail addresses</source>
        <translation>Адреса эл. почты</translation>
    </message>
    <message>
        <source>Create group</source>
        <translation>Создать группу</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>A mailing number can be changed, but not removed.</source>
        <translation>Номер для рассылки можно изменить, но нельзя убрать.</translation>
    </message>
    <message>
        <source>Delete group</source>
        <translation>Удалить группу</translation>
    </message>
</context>
<context>
    <name>GroupPicker</name>
    <message>
        <source>Add to group</source>
        <translation>Добавление в группу</translation>
    </message>
    <message>
        <source>Move to group</source>
        <translation>Перемещение в группу</translation>
    </message>
    <message>
        <source>Find or create a group</source>
        <translation>Найти или создать группу</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Группы</translation>
    </message>
    <message>
        <source>The selection has both kinds of contacts, and a group takes one kind. Choose which to begin with.</source>
        <translation>Выбраны контакты обоих видов, а группа принимает только один. Выберите, с каких начать.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message numerus="yes">
        <source>%n with numbers</source>
        <translation>
            <numerusform>%n с номерами</numerusform>
            <numerusform>%n с номерами</numerusform>
            <numerusform>%n с номерами</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with e-mail addresses</source>
        <translation>
            <numerusform>%n с адресами эл. почты</numerusform>
            <numerusform>%n с адресами эл. почты</numerusform>
            <numerusform>%n с адресами эл. почты</numerusform>
        </translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>Добавить %1</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>Переместить %1</translation>
    </message>
</context>
<context>
    <name>GroupTree</name>
    <message numerus="yes">
        <source>Move %n to “%1”, out of all other groups</source>
        <translation>
            <numerusform>Переместить %n в «%1» из всех других групп</numerusform>
            <numerusform>Переместить %n в «%1» из всех других групп</numerusform>
            <numerusform>Переместить %n в «%1» из всех других групп</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n to “%1”</source>
        <translation>
            <numerusform>Переместить %n в «%1»</numerusform>
            <numerusform>Переместить %n в «%1»</numerusform>
            <numerusform>Переместить %n в «%1»</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n to “%1”</source>
        <translation>
            <numerusform>Добавить %n в «%1»</numerusform>
            <numerusform>Добавить %n в «%1»</numerusform>
            <numerusform>Добавить %n в «%1»</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupView</name>
    <message>
        <source>Group</source>
        <translation>Группа</translation>
    </message>
    <message>
        <source>No group matches “%1”.</source>
        <translation>Группы «%1» не найдено.</translation>
    </message>
    <message>
        <source>New group “%1”…</source>
        <translation>Новая группа «%1»…</translation>
    </message>
    <message>
        <source>No groups yet</source>
        <translation>Групп пока нет</translation>
    </message>
    <message>
        <source>New group…</source>
        <translation>Новая группа…</translation>
    </message>
    <message>
        <source>Places and groups</source>
        <translation>Разделы и группы</translation>
    </message>
    <message>
        <source>Find group</source>
        <translation>Найти группу</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>Новая группа</translation>
    </message>
    <message>
        <source>&amp;New group…</source>
        <translation>&amp;Новая группа…</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Переименовать</translation>
    </message>
    <message>
        <source>&amp;Edit group…</source>
        <translation>&amp;Изменить группу…</translation>
    </message>
    <message>
        <source>&amp;Delete group…</source>
        <translation>&amp;Удалить группу…</translation>
    </message>
    <message>
        <source>Show the &amp;problem</source>
        <translation>Показать &amp;проблему</translation>
    </message>
    <message>
        <source>&amp;Copy group ID %1</source>
        <translation>&amp;Копировать код группы %1</translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message>
        <source>Group name</source>
        <translation>Название группы</translation>
    </message>
    <message>
        <source>All contacts</source>
        <translation>Все контакты</translation>
    </message>
    <message>
        <source>No group</source>
        <translation>Без группы</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Заблокированные</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Не отправлено</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Повторы</translation>
    </message>
    <message>
        <source>Bad numbers</source>
        <translation>Плохие номера</translation>
    </message>
    <message>
        <source>Contacts that are in no group</source>
        <translation>Контакты, которые не состоят ни в одной группе</translation>
    </message>
    <message>
        <source>Contacts with an address on the blacklist</source>
        <translation>Контакты, чей номер или адрес в чёрном списке</translation>
    </message>
    <message>
        <source>Contacts with changes that the provider does not have yet</source>
        <translation>Контакты с изменениями, которых ещё нет у сервиса</translation>
    </message>
    <message>
        <source>Contacts with an address that another contact has too</source>
        <translation>Контакты с адресом, который есть и у другого контакта</translation>
    </message>
    <message>
        <source>Contacts with a number or an address that cannot be right</source>
        <translation>Контакты с номером или адресом, который не может быть верным</translation>
    </message>
    <message>
        <source>E-mail groups</source>
        <translation>Группы эл. почты</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Группы</translation>
    </message>
    <message>
        <source>Phone groups</source>
        <translation>Группы телефонов</translation>
    </message>
    <message>
        <source>Not sent yet · saved on this computer</source>
        <translation>Ещё не отправлено · сохранено на этом компьютере</translation>
    </message>
    <message>
        <source>No answer came; it is not known whether the change was made</source>
        <translation>Ответ не пришёл; неизвестно, внесено ли изменение</translation>
    </message>
    <message>
        <source>A change waits for your decision; see Activity</source>
        <translation>Изменение ждёт вашего решения; см. «Журнал»</translation>
    </message>
    <message>
        <source>Recipient code %1</source>
        <translation>Код получателя %1</translation>
    </message>
    <message>
        <source>new</source>
        <translation>новая</translation>
    </message>
</context>
<context>
    <name>GroupsField</name>
    <message>
        <source>There is no group “%1” yet: press Enter to choose or create it, or clear the line.</source>
        <translation>Группы «%1» ещё нет: нажмите Enter, чтобы выбрать или создать её, либо очистите строку.</translation>
    </message>
    <message>
        <source>Show the contacts of “%1”</source>
        <translation>Показать контакты группы «%1»</translation>
    </message>
    <message>
        <source>Create group “%1”</source>
        <translation>Создать группу «%1»</translation>
    </message>
</context>
<context>
    <name>GuessBar</name>
    <message>
        <source>In row %1</source>
        <translation>В строке %1</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Кодировка</translation>
    </message>
    <message>
        <source>Encoding (sure)</source>
        <translation>Кодировка (точно)</translation>
    </message>
    <message>
        <source>Encoding (guess)</source>
        <translation>Кодировка (догадка)</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Разделитель</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Кавычки</translation>
    </message>
    <message>
        <source>Headings</source>
        <translation>Заголовки</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Лист</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Change</source>
        <translation>Изменение</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Reason or answer</source>
        <translation>Причина или ответ</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Снова выполнено: %1</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Отменено: %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>What you did</source>
        <translation>Что сделано</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Изменений</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>Как обстоит дело</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>отменено</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Вернуть</translation>
    </message>
</context>
<context>
    <name>HistorySection</name>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Known on this computer since %1</source>
        <translation>Известен на этом компьютере с %1</translation>
    </message>
    <message>
        <source>Changed on this computer %1</source>
        <translation>Изменён на этом компьютере %1</translation>
    </message>
    <message>
        <source>stopped: the provider has something else</source>
        <translation>остановлено: у провайдера другое значение</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>отложено</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>отклонено</translation>
    </message>
    <message>
        <source>in doubt: no answer came</source>
        <translation>под вопросом: ответ не пришёл</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>отправляется</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>ещё не отправлено</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>The report could not be saved: %1</source>
        <translation>Не удалось сохранить отчёт: %1</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Сохранено: %1</translation>
    </message>
    <message>
        <source>Nothing was done yet. What you change is listed here.</source>
        <translation>Пока ничего не сделано. Здесь появится то, что вы измените.</translation>
    </message>
    <message>
        <source>Looking up what was done</source>
        <translation>Ищем, что было сделано</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Действие</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Newest first. What was changed again since cannot be undone.</source>
        <translation>Сначала новое. Что с тех пор изменили снова, отменить нельзя.</translation>
    </message>
    <message>
        <source>What you did</source>
        <translation>Что сделано</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Отменить</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Вернуть</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Подробности</translation>
    </message>
    <message>
        <source>&amp;Save report…</source>
        <translation>&amp;Сохранить отчёт…</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Line</source>
        <translation>Строка</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Что будет</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Почему</translation>
    </message>
    <message>
        <source>The same contact as in line %1</source>
        <translation>Тот же контакт, что в строке %1</translation>
    </message>
    <message>
        <source>Address lists</source>
        <translation>Списки адресов</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Все файлы</translation>
    </message>
    <message>
        <source>Pasted rows</source>
        <translation>Вставленные строки</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>Full name (split)</source>
        <translation>ФИО (разделить)</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Фамилия</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Middle name</source>
        <translation>Отчество</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>Показывать как</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>День рождения</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Группы</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Комментарий</translation>
    </message>
    <message>
        <source>Other numbers</source>
        <translation>Другие номера</translation>
    </message>
    <message>
        <source>Your ID</source>
        <translation>Ваш ID</translation>
    </message>
    <message>
        <source>Type of the block</source>
        <translation>Тип блокировки</translation>
    </message>
    <message>
        <source>Error of the last import</source>
        <translation>Ошибка прошлого импорта</translation>
    </message>
    <message>
        <source>Line of the last import</source>
        <translation>Строка прошлого импорта</translation>
    </message>
    <message>
        <source>Do not import</source>
        <translation>Не импортировать</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Точно</translation>
    </message>
    <message>
        <source>Guess</source>
        <translation>Похоже</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Пропущено</translation>
    </message>
    <message>
        <source>Last · first · middle name</source>
        <translation>Фамилия · имя · отчество</translation>
    </message>
    <message>
        <source>Day.month.year</source>
        <translation>День.месяц.год</translation>
    </message>
    <message>
        <source>Month/day/year</source>
        <translation>Месяц/день/год</translation>
    </message>
    <message>
        <source>Year-month-day</source>
        <translation>Год-месяц-день</translation>
    </message>
    <message>
        <source>Year-day-month</source>
        <translation>Год-день-месяц</translation>
    </message>
    <message>
        <source>Days, as 36525</source>
        <translation>Дни, как 36525</translation>
    </message>
    <message>
        <source>Last name first</source>
        <translation>Сначала фамилия</translation>
    </message>
    <message>
        <source>First name first</source>
        <translation>Сначала имя</translation>
    </message>
    <message>
        <source>Order by each name</source>
        <translation>По каждому имени</translation>
    </message>
    <message>
        <source>Semicolon ;</source>
        <translation>Точка с запятой ;</translation>
    </message>
    <message>
        <source>Comma ,</source>
        <translation>Запятая ,</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Табуляция</translation>
    </message>
    <message>
        <source>Bar |</source>
        <translation>Черта |</translation>
    </message>
    <message>
        <source>None: one column</source>
        <translation>Нет: один столбец</translation>
    </message>
    <message>
        <source>Double ″</source>
        <translation>Двойные ″</translation>
    </message>
    <message>
        <source>Single ′</source>
        <translation>Одиночные ′</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>The file is not there, or may not be read. Nothing was imported; choose it again.</source>
        <translation>Файла нет, или его нельзя прочитать. Ничего не импортировано; выберите его ещё раз.</translation>
    </message>
    <message>
        <source>The file is not what it was when it was chosen. Choose it again.</source>
        <translation>Файл уже не тот, что был выбран. Выберите его снова.</translation>
    </message>
    <message>
        <source>The file is empty. Nothing was imported; choose another one.</source>
        <translation>Файл пуст. Ничего не импортировано; выберите другой.</translation>
    </message>
    <message>
        <source>This is not an address list: a picture, a document or a program. Save the list as CSV or XLSX and choose that.</source>
        <translation>Это не список адресов, а картинка, документ или программа. Сохраните список как CSV или XLSX и выберите его.</translation>
    </message>
    <message>
        <source>The file cannot be read by this encoding. Choose another one.</source>
        <translation>Файл не читается в этой кодировке. Выберите другую.</translation>
    </message>
    <message>
        <source>The workbook is damaged. Open it in your spreadsheet, save it anew and choose it again.</source>
        <translation>Книга повреждена. Откройте её в таблице, сохраните заново и выберите снова.</translation>
    </message>
    <message>
        <source>The workbook is protected by a password. Save it without one and choose it again.</source>
        <translation>Книга защищена паролем. Сохраните её без пароля и выберите снова.</translation>
    </message>
    <message>
        <source>The workbook has no such sheet of cells. Choose another sheet or file.</source>
        <translation>В книге нет такого листа с ячейками. Выберите другой лист или файл.</translation>
    </message>
    <message>
        <source>The file has more than a thousand columns. Is the separator right? Nothing was imported.</source>
        <translation>В файле больше тысячи столбцов. Верен ли разделитель? Ничего не импортировано.</translation>
    </message>
    <message>
        <source>The workbook is too large. Save the sheet as CSV and choose that.</source>
        <translation>Книга слишком велика. Сохраните лист как CSV и выберите его.</translation>
    </message>
    <message>
        <source>The file has no line ends: it is no list. Choose another one.</source>
        <translation>В файле нет концов строк: это не список. Выберите другой.</translation>
    </message>
    <message>
        <source>The file has more rows than a workbook can have. Save as CSV instead.</source>
        <translation>Строк больше, чем вмещает книга. Сохраните как CSV.</translation>
    </message>
    <message>
        <source>A text is too long for a cell of a workbook. Save as CSV instead.</source>
        <translation>Текст слишком длинный для ячейки книги. Сохраните как CSV.</translation>
    </message>
    <message>
        <source>Left out by you</source>
        <translation>Пропущено вами</translation>
    </message>
    <message>
        <source>The addresses belong to several contacts: %1</source>
        <translation>Адреса принадлежат нескольким контактам: %1</translation>
    </message>
    <message>
        <source>The provider’s lists are being read first, so that nothing is changed twice.</source>
        <translation>Сначала читаются списки сервиса, чтобы ничего не изменить дважды.</translation>
    </message>
    <message>
        <source>What was chosen for this import cannot be read any more. Begin it again.</source>
        <translation>Настройки этого импорта больше не читаются. Начните его заново.</translation>
    </message>
    <message>
        <source>The provider refused one of the new groups. Look at it under Problems, then go on.</source>
        <translation>Сервис отклонил одну из новых групп. Посмотрите её в проблемах и продолжите.</translation>
    </message>
    <message>
        <source>The program’s own copy of the file is gone from this computer.</source>
        <translation>Копии файла, которую хранит программа, на этом компьютере больше нет.</translation>
    </message>
    <message>
        <source>The program’s own copy of the file was changed since the import began.</source>
        <translation>Копия файла, которую хранит программа, изменилась после начала импорта.</translation>
    </message>
    <message>
        <source>No more rows are taken from it; what was imported stays, and what is planned is kept and waits. Stop this import and begin it again with the original file: rows that are in the book already change nothing.</source>
        <translation>Строки из неё больше не берутся; уже импортированное остаётся, подготовленное сохранено и ждёт. Остановите этот импорт и начните его снова с исходным файлом: строки, которые уже есть в книге, ничего не изменят.</translation>
    </message>
    <message>
        <source>Left out by you.</source>
        <translation>Пропущено вами.</translation>
    </message>
    <message>
        <source>Whether to update the contact was not decided.</source>
        <translation>Не решено, обновлять ли контакт.</translation>
    </message>
    <message>
        <source>Its addresses belong to several contacts of the book.</source>
        <translation>Адреса принадлежат разным контактам книги.</translation>
    </message>
    <message>
        <source>The contact is in the book already, and the rule is to skip those.</source>
        <translation>Контакт уже есть в книге, а по правилу такие пропускаются.</translation>
    </message>
    <message>
        <source>The file has this contact in an earlier row, and the rule is to keep the first.</source>
        <translation>Контакт уже был в файле выше, а по правилу остаётся первый.</translation>
    </message>
    <message>
        <source>The address is on the blacklist, and the rule is to skip those.</source>
        <translation>Адрес в чёрном списке, а по правилу такие пропускаются.</translation>
    </message>
    <message>
        <source>Changed again since; it was left as it is.</source>
        <translation>С тех пор изменён снова; оставлен как есть.</translation>
    </message>
    <message>
        <source>No number</source>
        <translation>Нет номера</translation>
    </message>
    <message>
        <source>There is no digit in this cell.</source>
        <translation>В ячейке нет ни одной цифры.</translation>
    </message>
    <message>
        <source>Not a number</source>
        <translation>Не номер</translation>
    </message>
    <message>
        <source>This is not a phone number: it has letters or signs in it.</source>
        <translation>Это не номер телефона: в нём буквы или знаки.</translation>
    </message>
    <message>
        <source>Shortened by a spreadsheet</source>
        <translation>Сокращён таблицей</translation>
    </message>
    <message>
        <source>A spreadsheet has shortened this number; its last digits are lost.</source>
        <translation>Таблица сократила номер; последние цифры потеряны.</translation>
    </message>
    <message>
        <source>Too short number</source>
        <translation>Короткий номер</translation>
    </message>
    <message>
        <source>Too short: digits are missing.</source>
        <translation>Мало цифр.</translation>
    </message>
    <message>
        <source>Too long number</source>
        <translation>Длинный номер</translation>
    </message>
    <message>
        <source>Too long: there are too many digits.</source>
        <translation>Слишком много цифр.</translation>
    </message>
    <message>
        <source>8 at the start</source>
        <translation>8 в начале</translation>
    </message>
    <message>
        <source>The 8 at the start was read as +7.</source>
        <translation>8 в начале прочитана как +7.</translation>
    </message>
    <message>
        <source>No country code</source>
        <translation>Без кода страны</translation>
    </message>
    <message>
        <source>The country code was added.</source>
        <translation>Код страны добавлен.</translation>
    </message>
    <message>
        <source>Unknown range of numbers</source>
        <translation>Неизвестный диапазон</translation>
    </message>
    <message>
        <source>The length is right, but no known operator has such numbers.</source>
        <translation>Длина верна, но таких номеров нет ни у одного известного оператора.</translation>
    </message>
    <message>
        <source>Number with decimals</source>
        <translation>Номер с дробью</translation>
    </message>
    <message>
        <source>The .0 that a spreadsheet has added was taken away.</source>
        <translation>Убрано .0, которое добавила таблица.</translation>
    </message>
    <message>
        <source>Number with an exponent</source>
        <translation>Номер с порядком</translation>
    </message>
    <message>
        <source>A spreadsheet wrote it with an exponent; all digits are there.</source>
        <translation>Таблица записала его с порядком; все цифры на месте.</translation>
    </message>
    <message>
        <source>Apostrophe at the start</source>
        <translation>Апостроф в начале</translation>
    </message>
    <message>
        <source>The apostrophe by which a spreadsheet marks a text was taken away.</source>
        <translation>Апостроф, которым таблица помечает текст, убран.</translation>
    </message>
    <message>
        <source>Letter O instead of zero</source>
        <translation>Буква О вместо нуля</translation>
    </message>
    <message>
        <source>There is a letter O where a zero is meant.</source>
        <translation>Вместо нуля стоит буква О.</translation>
    </message>
    <message>
        <source>Letter O read as zero</source>
        <translation>Буква О как ноль</translation>
    </message>
    <message>
        <source>Your rule for this column takes a letter O in a number for a zero.</source>
        <translation>По вашему правилу буква О в номере этого столбца читается как ноль.</translation>
    </message>
    <message>
        <source>Invisible characters</source>
        <translation>Невидимые знаки</translation>
    </message>
    <message>
        <source>Characters that nobody can see were taken away.</source>
        <translation>Невидимые знаки убраны.</translation>
    </message>
    <message>
        <source>Not an e-mail address</source>
        <translation>Не адрес почты</translation>
    </message>
    <message>
        <source>This is not an e-mail address.</source>
        <translation>Это не адрес электронной почты.</translation>
    </message>
    <message>
        <source>Misspelt e-mail domain</source>
        <translation>Опечатка в адресе почты</translation>
    </message>
    <message>
        <source>Is the part after the @ spelt right?</source>
        <translation>Верно ли написано то, что после @?</translation>
    </message>
    <message>
        <source>E-mail domain mended</source>
        <translation>Домен почты исправлен</translation>
    </message>
    <message>
        <source>Your rule for this column corrects what is misspelt after the @.</source>
        <translation>По вашему правилу опечатка после @ в этом столбце исправляется.</translation>
    </message>
    <message>
        <source>Doubtful name</source>
        <translation>Сомнительное имя</translation>
    </message>
    <message>
        <source>The name was split, but not surely.</source>
        <translation>Имя разделено, но не наверняка.</translation>
    </message>
    <message>
        <source>Name kept whole</source>
        <translation>Имя оставлено целиком</translation>
    </message>
    <message>
        <source>The name was not split; it becomes what the contact is shown as.</source>
        <translation>Имя не разделено: так контакт и будет показан.</translation>
    </message>
    <message>
        <source>Of several contacts</source>
        <translation>Несколько контактов</translation>
    </message>
    <message>
        <source>The row has addresses of several contacts of the book; it changes none of them.</source>
        <translation>В строке адреса нескольких контактов книги; ни один из них не изменится.</translation>
    </message>
    <message>
        <source>Unknown type of block</source>
        <translation>Неизвестный тип блокировки</translation>
    </message>
    <message>
        <source>This word names no type of a block; the type for all rows is taken.</source>
        <translation>Такого типа блокировки нет; взят тип для всех строк.</translation>
    </message>
    <message>
        <source>No number and no e-mail</source>
        <translation>Нет ни номера, ни почты</translation>
    </message>
    <message>
        <source>The row has neither a number nor an e-mail address.</source>
        <translation>В строке нет ни номера, ни адреса почты.</translation>
    </message>
    <message>
        <source>Date without a year</source>
        <translation>Дата без года</translation>
    </message>
    <message>
        <source>Date that does not exist</source>
        <translation>Несуществующая дата</translation>
    </message>
    <message>
        <source>Date in the future</source>
        <translation>Дата в будущем</translation>
    </message>
    <message>
        <source>Date too long ago</source>
        <translation>Слишком давняя дата</translation>
    </message>
    <message>
        <source>Not a date</source>
        <translation>Не дата</translation>
    </message>
    <message>
        <source>There is no such day in the calendar.</source>
        <translation>Такого дня нет в календаре.</translation>
    </message>
    <message>
        <source>Unreadable characters</source>
        <translation>Нечитаемые знаки</translation>
    </message>
    <message>
        <source>The row has bytes that this encoding does not have.</source>
        <translation>В строке есть байты, которых нет в этой кодировке.</translation>
    </message>
    <message>
        <source>Quote that never ends</source>
        <translation>Незакрытая кавычка</translation>
    </message>
    <message>
        <source>A quoted cell begins in this row and never ends.</source>
        <translation>В строке открыта кавычка и не закрыта.</translation>
    </message>
    <message>
        <source>Overlong cell</source>
        <translation>Слишком длинная ячейка</translation>
    </message>
    <message>
        <source>A cell of this row is too long for any address list.</source>
        <translation>Ячейка слишком длинна для списка адресов.</translation>
    </message>
    <message>
        <source>Too many cells</source>
        <translation>Лишние ячейки</translation>
    </message>
    <message>
        <source>The row has more cells than there are columns.</source>
        <translation>В строке больше ячеек, чем столбцов.</translation>
    </message>
    <message>
        <source>Broken card</source>
        <translation>Испорченная карточка</translation>
    </message>
    <message>
        <source>A card that does not end, or a line outside of cards.</source>
        <translation>Карточка без конца или строка вне карточек.</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>меньше минуты</translation>
    </message>
    <message>
        <source>Contacts, as CSV</source>
        <translation>Контакты, CSV</translation>
    </message>
    <message>
        <source>Contacts, as a workbook</source>
        <translation>Контакты, книга XLSX</translation>
    </message>
    <message>
        <source>Contacts with faults of all kinds</source>
        <translation>Контакты с ошибками всех видов</translation>
    </message>
    <message>
        <source>Blacklist, as CSV</source>
        <translation>Чёрный список, CSV</translation>
    </message>
    <message>
        <source>Sample files</source>
        <translation>Файлы-образцы</translation>
    </message>
    <message>
        <source>The copy was damaged and has been restored. Look at it, then go on.</source>
        <translation>Копия была повреждена и восстановлена. Проверьте её и продолжите.</translation>
    </message>
</context>
<context>
    <name>ImportCounts</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n строка</numerusform>
            <numerusform>%n строки</numerusform>
            <numerusform>%n строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Above are rows of the file: %n address(es) will be blocked or changed.</source>
        <translation>
            <numerusform>Выше — строки файла: заблокируется или изменится %n адрес.</numerusform>
            <numerusform>Выше — строки файла: заблокируются или изменятся %n адреса.</numerusform>
            <numerusform>Выше — строки файла: заблокируется или изменится %n адресов.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Above are rows of the file: %n contact(s) will be added or changed.</source>
        <translation>
            <numerusform>Выше — строки файла: добавится или изменится %n контакт.</numerusform>
            <numerusform>Выше — строки файла: добавятся или изменятся %n контакта.</numerusform>
            <numerusform>Выше — строки файла: добавится или изменится %n контактов.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n столбец</numerusform>
            <numerusform>%n столбца</numerusform>
            <numerusform>%n столбцов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more column(s)</source>
        <translation>
            <numerusform>Показать ещё %n столбец</numerusform>
            <numerusform>Показать ещё %n столбца</numerusform>
            <numerusform>Показать ещё %n столбцов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n request(s)</source>
        <translation>
            <numerusform>около %n запроса</numerusform>
            <numerusform>около %n запросов</numerusform>
            <numerusform>около %n запросов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n ч</numerusform>
            <numerusform>%n ч</numerusform>
            <numerusform>%n ч</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n мин</numerusform>
            <numerusform>%n мин</numerusform>
            <numerusform>%n мин</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) were turned into 7.9E+10 by a spreadsheet. Their last digits are lost. Format the column as Text there and save again.</source>
        <translation>
            <numerusform>%n номер таблица превратила в 7.9E+10, последние цифры потеряны. Задайте столбцу в таблице формат «Текстовый» и сохраните снова.</numerusform>
            <numerusform>%n номера таблица превратила в 7.9E+10, последние цифры потеряны. Задайте столбцу в таблице формат «Текстовый» и сохраните снова.</numerusform>
            <numerusform>%n номеров таблица превратила в 7.9E+10, последние цифры потеряны. Задайте столбцу в таблице формат «Текстовый» и сохраните снова.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are damaged and will be left out; the check shows them.</source>
        <translation>
            <numerusform>%n строка повреждена и будет пропущена; проверка её покажет.</numerusform>
            <numerusform>%n строки повреждены и будут пропущены; проверка их покажет.</numerusform>
            <numerusform>%n строк повреждено, они будут пропущены; проверка их покажет.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fix all %n like this</source>
        <translation>
            <numerusform>Исправить %n такую</numerusform>
            <numerusform>Исправить все %n такие</numerusform>
            <numerusform>Исправить все %n таких</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) mended.</source>
        <translation>
            <numerusform>исправлена %n ячейка.</numerusform>
            <numerusform>исправлены %n ячейки.</numerusform>
            <numerusform>исправлено %n ячеек.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Reading the file …</source>
        <translation>Файл читается …</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>Сначала выберите файл.</translation>
    </message>
    <message>
        <source>The file cannot be used as it is.</source>
        <translation>Файл в таком виде не подходит.</translation>
    </message>
    <message>
        <source>The import is being started.</source>
        <translation>Импорт начинается.</translation>
    </message>
    <message>
        <source>check</source>
        <translation>проверка</translation>
    </message>
    <message>
        <source>failed rows</source>
        <translation>ошибки</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Далее</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>%1 of %2 used</source>
        <translation>занято %1 из %2</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Импорт</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Итог</translation>
    </message>
    <message>
        <source>Import into the blacklist</source>
        <translation>Импорт в чёрный список</translation>
    </message>
    <message>
        <source>Import contacts</source>
        <translation>Импорт контактов</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Шаги</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
</context>
<context>
    <name>ImportRow</name>
    <message>
        <source>New</source>
        <translation>Новый</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Обновить</translation>
    </message>
    <message>
        <source>No change</source>
        <translation>Без изменений</translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation>Повтор</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Решить</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Пропущено</translation>
    </message>
    <message>
        <source>Unusable</source>
        <translation>Не годится</translation>
    </message>
</context>
<context>
    <name>ImportRows</name>
    <message>
        <source>New</source>
        <translation>Новые</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Обновятся</translation>
    </message>
    <message>
        <source>No change</source>
        <translation>Без изменений</translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation>Повторы</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Решить</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Пропущены</translation>
    </message>
    <message>
        <source>Unusable</source>
        <translation>Не годятся</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>The file of this import is not kept any more. Nothing was saved.</source>
        <translation>Файл этого импорта больше не хранится. Ничего не сохранено.</translation>
    </message>
    <message>
        <source>The file could not be saved: %1</source>
        <translation>Файл не удалось сохранить: %1</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Сохранено: %1</translation>
    </message>
</context>
<context>
    <name>JobCounts</name>
    <message numerus="yes">
        <source>%n waiting for you</source>
        <translation>
            <numerusform>%n ждёт вас</numerusform>
            <numerusform>%n ждут вас</numerusform>
            <numerusform>%n ждут вас</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n выполняется</numerusform>
            <numerusform>%n выполняются</numerusform>
            <numerusform>%n выполняются</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n на паузе</numerusform>
            <numerusform>%n на паузе</numerusform>
            <numerusform>%n на паузе</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ended</source>
        <translation>
            <numerusform>%n завершено</numerusform>
            <numerusform>%n завершено</numerusform>
            <numerusform>%n завершено</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobView</name>
    <message>
        <source>Nothing was imported yet. Imports are listed here.</source>
        <translation>Импорта ещё не было. Здесь будет их список.</translation>
    </message>
    <message>
        <source>Looking up the imports</source>
        <translation>Чтение списка импортов</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Задание</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Задания</translation>
    </message>
    <message>
        <source>Imports and what undoes them</source>
        <translation>Импорты и их отмены</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>По&amp;казать</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Остановить</translation>
    </message>
    <message>
        <source>&amp;Undo…</source>
        <translation>Отме&amp;нить…</translation>
    </message>
    <message>
        <source>Save &amp;failed rows…</source>
        <translation>Сохранить строки с о&amp;шибками…</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Review %n…</source>
        <translation>
            <numerusform>П&amp;росмотреть %n…</numerusform>
            <numerusform>П&amp;росмотреть %n…</numerusform>
            <numerusform>П&amp;росмотреть %n…</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Resume undo</source>
        <translation>Прод&amp;олжить отмену</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Продолжить</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Пауза</translation>
    </message>
</context>
<context>
    <name>JobWords</name>
    <message numerus="yes">
        <source>%n contact(s) will be added.</source>
        <translation>
            <numerusform>%n контакт будет добавлен.</numerusform>
            <numerusform>%n контакта будут добавлены.</numerusform>
            <numerusform>%n контактов будет добавлено.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) will be updated.</source>
        <translation>
            <numerusform>%n контакт будет обновлён.</numerusform>
            <numerusform>%n контакта будут обновлены.</numerusform>
            <numerusform>%n контактов будет обновлено.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) will be blocked.</source>
        <translation>
            <numerusform>%n адрес будет заблокирован.</numerusform>
            <numerusform>%n адреса будут заблокированы.</numerusform>
            <numerusform>%n адресов будет заблокировано.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) of the blacklist will get another type or comment.</source>
        <translation>
            <numerusform>%n запись чёрного списка получит другой тип или комментарий.</numerusform>
            <numerusform>%n записи чёрного списка получат другой тип или комментарий.</numerusform>
            <numerusform>%n записей чёрного списка получат другой тип или комментарий.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) have blocked addresses, which stay blocked.</source>
        <translation>
            <numerusform>В %n строке адрес заблокирован и останется заблокированным.</numerusform>
            <numerusform>В %n строках адреса заблокированы и останутся заблокированными.</numerusform>
            <numerusform>В %n строках адреса заблокированы и останутся заблокированными.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s) will be created.</source>
        <translation>
            <numerusform>Будет создана %n группа.</numerusform>
            <numerusform>Будут созданы %n группы.</numerusform>
            <numerusform>Будет создано %n групп.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) change nothing.</source>
        <translation>
            <numerusform>%n строка ничего не меняет.</numerusform>
            <numerusform>%n строки ничего не меняют.</numerusform>
            <numerusform>%n строк ничего не меняют.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) repeat a contact of the file.</source>
        <translation>
            <numerusform>%n строка повторяет контакт из файла.</numerusform>
            <numerusform>%n строки повторяют контакты из файла.</numerusform>
            <numerusform>%n строк повторяют контакты из файла.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) will be left out.</source>
        <translation>
            <numerusform>%n строка будет пропущена.</numerusform>
            <numerusform>%n строки будут пропущены.</numerusform>
            <numerusform>%n строк будет пропущено.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) wait for your decision and are left out until then.</source>
        <translation>
            <numerusform>%n строка ждёт вашего решения и пока пропускается.</numerusform>
            <numerusform>%n строки ждут вашего решения и пока пропускаются.</numerusform>
            <numerusform>%n строк ждут вашего решения и пока пропускаются.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Block %n</source>
        <translation>
            <numerusform>Заблокировать %n</numerusform>
            <numerusform>Заблокировать %n</numerusform>
            <numerusform>Заблокировать %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n</source>
        <translation>
            <numerusform>Импортировать %n</numerusform>
            <numerusform>Импортировать %n</numerusform>
            <numerusform>Импортировать %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>готово: %n</numerusform>
            <numerusform>готово: %n</numerusform>
            <numerusform>готово: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to go</source>
        <translation>
            <numerusform>осталось: %n</numerusform>
            <numerusform>осталось: %n</numerusform>
            <numerusform>осталось: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 в секунду</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>осталось около %1</translation>
    </message>
    <message numerus="yes">
        <source>%n refused by the provider so far</source>
        <translation>
            <numerusform>Сервис пока отклонил: %n</numerusform>
            <numerusform>Сервис пока отклонил: %n</numerusform>
            <numerusform>Сервис пока отклонил: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Undoing %1 %</source>
        <translation>Отмена: %1 %</translation>
    </message>
    <message>
        <source>Import %1 %</source>
        <translation>Импорт: %1 %</translation>
    </message>
    <message>
        <source>%1 · paused</source>
        <translation>%1 · приостановлено</translation>
    </message>
    <message>
        <source>%1 · waits for you</source>
        <translation>%1 · ждёт вас</translation>
    </message>
    <message>
        <source>The import of “%1” goes on at row %2 of %3.</source>
        <translation>Импорт «%1» продолжается со строки %2 из %3.</translation>
    </message>
    <message>
        <source>The import of “%1” stopped at row %2 of %3.</source>
        <translation>Импорт «%1» остановился на строке %2 из %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n refused by the provider</source>
        <translation>
            <numerusform>отклонён сервисом %n</numerusform>
            <numerusform>отклонено сервисом %n</numerusform>
            <numerusform>отклонено сервисом %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed since and left as they are</source>
        <translation>
            <numerusform>оставлена как есть %n изменённая после импорта</numerusform>
            <numerusform>оставлено как есть %n изменённых после импорта</numerusform>
            <numerusform>оставлено как есть %n изменённых после импорта</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>пропущена %n</numerusform>
            <numerusform>пропущено %n</numerusform>
            <numerusform>пропущено %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped: %1.</source>
        <translation>Остановлено: %1.</translation>
    </message>
    <message>
        <source>Done: %1.</source>
        <translation>Готово: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>добавлен %n</numerusform>
            <numerusform>добавлено %n</numerusform>
            <numerusform>добавлено %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n updated</source>
        <translation>
            <numerusform>обновлён %n</numerusform>
            <numerusform>обновлено %n</numerusform>
            <numerusform>обновлено %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blocked</source>
        <translation>
            <numerusform>заблокирован %n</numerusform>
            <numerusform>заблокировано %n</numerusform>
            <numerusform>заблокировано %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>изменён %n</numerusform>
            <numerusform>изменено %n</numerusform>
            <numerusform>изменено %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>удалён %n</numerusform>
            <numerusform>удалено %n</numerusform>
            <numerusform>удалено %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n restored</source>
        <translation>
            <numerusform>восстановлен %n</numerusform>
            <numerusform>восстановлено %n</numerusform>
            <numerusform>восстановлено %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Review %n…</source>
        <translation>
            <numerusform>Просмотреть %n…</numerusform>
            <numerusform>Просмотреть %n…</numerusform>
            <numerusform>Просмотреть %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save the %n failed row(s)…</source>
        <translation>
            <numerusform>Сохранить %n строку с ошибкой…</numerusform>
            <numerusform>Сохранить %n строки с ошибками…</numerusform>
            <numerusform>Сохранить %n строк с ошибками…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Строк</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Добавлено</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Обновлено</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Отклонено</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Пропущено</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ждут</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Начато</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Завершено</translation>
    </message>
    <message>
        <source>Into the blacklist</source>
        <translation>В чёрный список</translation>
    </message>
    <message>
        <source>Undo of an import</source>
        <translation>Отмена импорта</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Импорт</translation>
    </message>
    <message>
        <source>Reading the lists</source>
        <translation>Чтение списков</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Выполняется</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>Ждёт вас</translation>
    </message>
    <message>
        <source>Being stopped</source>
        <translation>Останавливается</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Остановлено</translation>
    </message>
    <message>
        <source>Done, with problems</source>
        <translation>Готово, есть проблемы</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
</context>
<context>
    <name>LargeChange</name>
    <message>
        <source>A snapshot of the copy is written first…</source>
        <translation>Сначала сохраняется снимок копии…</translation>
    </message>
    <message>
        <source>No snapshot could be written first, so nothing was changed.</source>
        <translation>Снимок копии сохранить не удалось, поэтому ничего не изменено.</translation>
    </message>
</context>
<context>
    <name>LastNameField</name>
    <message>
        <source>Split into the name fields</source>
        <translation>Разнести по полям имени</translation>
    </message>
</context>
<context>
    <name>ListLine</name>
    <message>
        <source>Pasted %1</source>
        <translation>Вставлено %1</translation>
    </message>
    <message>
        <source>not a number %1</source>
        <translation>не номер %1</translation>
    </message>
    <message>
        <source>found %1</source>
        <translation>найдено %1</translation>
    </message>
    <message>
        <source>Show the contacts that were found: %1</source>
        <translation>Показать найденные контакты: %1</translation>
    </message>
    <message>
        <source>blocked %1</source>
        <translation>заблокировано %1</translation>
    </message>
    <message>
        <source>Show only the blocked of them: %1</source>
        <translation>Показать только заблокированные из них: %1</translation>
    </message>
    <message>
        <source>not in the book %1</source>
        <translation>нет в книге %1</translation>
    </message>
    <message>
        <source>Show those not in the book: %1</source>
        <translation>Показать, кого нет в книге: %1</translation>
    </message>
    <message>
        <source>repeated in the list %1</source>
        <translation>повторов в списке %1</translation>
    </message>
    <message>
        <source>Show those repeated: %1</source>
        <translation>Показать повторы: %1</translation>
    </message>
</context>
<context>
    <name>Memberships</name>
    <message numerus="yes">
        <source>%n contact(s) removed from “%1”.</source>
        <translation>
            <numerusform>%n контакт убран из группы «%1».</numerusform>
            <numerusform>%n контакта убраны из группы «%1».</numerusform>
            <numerusform>%n контактов убраны из группы «%1».</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make group and add %n</source>
        <translation>
            <numerusform>Создать группу и добавить %n</numerusform>
            <numerusform>Создать группу и добавить %n</numerusform>
            <numerusform>Создать группу и добавить %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n</source>
        <translation>
            <numerusform>Добавить %n</numerusform>
            <numerusform>Добавить %n</numerusform>
            <numerusform>Добавить %n</numerusform>
        </translation>
    </message>
    <message>
        <source>This group is for numbers.</source>
        <translation>Эта группа — для номеров.</translation>
    </message>
    <message>
        <source>This group is for e-mail addresses.</source>
        <translation>Эта группа — для адресов эл. почты.</translation>
    </message>
    <message numerus="yes">
        <source>“%1” is for numbers: %n contact(s) with e-mail addresses were not added.</source>
        <translation>
            <numerusform>Группа «%1» — для номеров: %n контакт с адресом эл. почты не добавлен.</numerusform>
            <numerusform>Группа «%1» — для номеров: %n контакта с адресами эл. почты не добавлены.</numerusform>
            <numerusform>Группа «%1» — для номеров: %n контактов с адресами эл. почты не добавлены.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” is for e-mail addresses: %n contact(s) with numbers were not added.</source>
        <translation>
            <numerusform>Группа «%1» — для адресов эл. почты: %n контакт с номером не добавлен.</numerusform>
            <numerusform>Группа «%1» — для адресов эл. почты: %n контакта с номерами не добавлены.</numerusform>
            <numerusform>Группа «%1» — для адресов эл. почты: %n контактов с номерами не добавлены.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add them to the e-mail group “%1” instead?</source>
        <translation>Добавить их в группу эл. почты «%1»?</translation>
    </message>
    <message>
        <source>Make an e-mail group “%1” and add them there?</source>
        <translation>Создать группу эл. почты «%1» и добавить их туда?</translation>
    </message>
    <message>
        <source>Add them to the phone group “%1” instead?</source>
        <translation>Добавить их в группу телефонов «%1»?</translation>
    </message>
    <message>
        <source>Make a phone group “%1” and add them there?</source>
        <translation>Создать группу телефонов «%1» и добавить их туда?</translation>
    </message>
    <message>
        <source>Nothing to do: they are in “%1” already.</source>
        <translation>Ничего не изменилось: они уже в группе «%1».</translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) added to “%1”.</source>
        <translation>
            <numerusform>%n контакт добавлен в группу «%1».</numerusform>
            <numerusform>%n контакта добавлены в группу «%1».</numerusform>
            <numerusform>%n контактов добавлены в группу «%1».</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) moved to “%1”.</source>
        <translation>
            <numerusform>%n контакт перемещён в группу «%1».</numerusform>
            <numerusform>%n контакта перемещены в группу «%1».</numerusform>
            <numerusform>%n контактов перемещены в группу «%1».</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n contact(s) out of “%1”? They stay in the address book.</source>
        <translation>
            <numerusform>Убрать %n контакт из группы «%1»? Он останется в адресной книге.</numerusform>
            <numerusform>Убрать %n контакта из группы «%1»? Они останутся в адресной книге.</numerusform>
            <numerusform>Убрать %n контактов из группы «%1»? Они останутся в адресной книге.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n</source>
        <translation>
            <numerusform>Убрать %n</numerusform>
            <numerusform>Убрать %n</numerusform>
            <numerusform>Убрать %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n contact(s) to “%1”? Their other groups stay.</source>
        <translation>
            <numerusform>Добавить %n контакт в группу «%1»? Остальные его группы останутся.</numerusform>
            <numerusform>Добавить %n контакта в группу «%1»? Остальные их группы останутся.</numerusform>
            <numerusform>Добавить %n контактов в группу «%1»? Остальные их группы останутся.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n contact(s) to “%1”? They leave all their other groups.</source>
        <translation>
            <numerusform>Перенести %n контакт в группу «%1»? Он выйдет из всех остальных групп.</numerusform>
            <numerusform>Перенести %n контакта в группу «%1»? Они выйдут из всех остальных групп.</numerusform>
            <numerusform>Перенести %n контактов в группу «%1»? Они выйдут из всех остальных групп.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n contact(s) to “%1”? They leave the group that is shown.</source>
        <translation>
            <numerusform>Перенести %n контакт в группу «%1»? Он выйдет из показанной группы.</numerusform>
            <numerusform>Перенести %n контакта в группу «%1»? Они выйдут из показанной группы.</numerusform>
            <numerusform>Перенести %n контактов в группу «%1»? Они выйдут из показанной группы.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n</source>
        <translation>
            <numerusform>Перенести %n</numerusform>
            <numerusform>Перенести %n</numerusform>
            <numerusform>Перенести %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Mending</name>
    <message>
        <source>Mend it now</source>
        <translation>Исправить сейчас</translation>
    </message>
    <message>
        <source>I have read this</source>
        <translation>Прочитано</translation>
    </message>
    <message>
        <source>The address book on this computer was damaged and has been mended.</source>
        <translation>Адресная книга на этом компьютере была повреждена и исправлена.</translation>
    </message>
    <message>
        <source>The provider’s lists are being read anew; nothing is deleted there.</source>
        <translation>Списки провайдера читаются заново; там ничего не удаляется.</translation>
    </message>
    <message>
        <source>The damaged file is kept in %1.</source>
        <translation>Повреждённый файл сохранён в папке %1.</translation>
    </message>
    <message>
        <source>There was no earlier copy, so it is filled anew.</source>
        <translation>Прежней копии не было, поэтому книга заполняется заново.</translation>
    </message>
    <message>
        <source>Its copy of %1 took its place.</source>
        <translation>Её место заняла копия от %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not yet sent were saved.</source>
        <translation>
            <numerusform>Спасено %n неотправленное изменение.</numerusform>
            <numerusform>Спасено %n неотправленных изменения.</numerusform>
            <numerusform>Спасено %n неотправленных изменений.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was changed last could not be read: look at your last changes.</source>
        <translation>Последние изменения прочитать не удалось: проверьте, что вы меняли в последний раз.</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) of the list of changes could not be read.</source>
        <translation>
            <numerusform>Не удалось прочитать %n запись списка изменений.</numerusform>
            <numerusform>Не удалось прочитать %n записи списка изменений.</numerusform>
            <numerusform>Не удалось прочитать %n записей списка изменений.</numerusform>
        </translation>
    </message>
    <message>
        <source>The journal of the address book (book.db-wal) is gone from %1: changes saved shortly before the program last stopped may be lost. Look at your last changes; the provider’s lists are being read anew.</source>
        <translation>Из папки %1 пропал журнал адресной книги (book.db-wal): изменения, сохранённые незадолго до остановки программы, могли потеряться. Проверьте свои последние изменения; списки провайдера читаются заново.</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
</context>
<context>
    <name>MissingDialog</name>
    <message numerus="yes">
        <source>%n address(es) of the list are in no contact.</source>
        <translation>
            <numerusform>%n адреса из списка нет ни в одном контакте.</numerusform>
            <numerusform>%n адресов из списка нет ни в одном контакте.</numerusform>
            <numerusform>%n адресов из списка нет ни в одном контакте.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in the book</source>
        <translation>Нет в книге</translation>
    </message>
    <message>
        <source>Addresses that are in no contact</source>
        <translation>Адреса, которых нет ни в одном контакте</translation>
    </message>
    <message numerus="yes">
        <source>Add %n…</source>
        <translation>
            <numerusform>Добавить %n…</numerusform>
            <numerusform>Добавить %n…</numerusform>
            <numerusform>Добавить %n…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>The filter of this name will be replaced.</source>
        <translation>Фильтр с этим именем будет заменён.</translation>
    </message>
    <message>
        <source>Save filter</source>
        <translation>Сохранить фильтр</translation>
    </message>
    <message>
        <source>Name of the filter</source>
        <translation>Название фильтра</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>NewContactDialog</name>
    <message>
        <source>Discard what you typed?</source>
        <translation>Закрыть без сохранения введённого?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Не сохранять</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Новый контакт</translation>
    </message>
    <message>
        <source>Save and new</source>
        <translation>Сохранить и создать ещё</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message numerus="yes">
        <source>Save %n contact(s)</source>
        <translation>
            <numerusform>Сохранить %n контакт</numerusform>
            <numerusform>Сохранить %n контакта</numerusform>
            <numerusform>Сохранить %n контактов</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Сохранено: %1</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Set the pro&amp;xy…</source>
        <translation>Нас&amp;троить прокси…</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>&amp;Trust a company certificate…</source>
        <translation>Довер&amp;ять сертификату организации…</translation>
    </message>
</context>
<context>
    <name>OwnerDelegate</name>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
</context>
<context>
    <name>PickerModel</name>
    <message>
        <source>Create group “%1”</source>
        <translation>Создать группу «%1»</translation>
    </message>
</context>
<context>
    <name>ProblemDetails</name>
    <message>
        <source>Choose a problem on the left.</source>
        <translation>Выберите проблему слева.</translation>
    </message>
    <message numerus="yes">
        <source>Sent %n time(s)</source>
        <translation>
            <numerusform>Отправлено %n раз</numerusform>
            <numerusform>Отправлено %n раза</numerusform>
            <numerusform>Отправлено %n раз</numerusform>
        </translation>
    </message>
    <message>
        <source>Code %1</source>
        <translation>Код %1</translation>
    </message>
    <message>
        <source>Asked for %1</source>
        <translation>Поручено %1</translation>
    </message>
    <message>
        <source>The chosen problem</source>
        <translation>Выбранная проблема</translation>
    </message>
    <message>
        <source>Show the record</source>
        <translation>Показать запись</translation>
    </message>
    <message>
        <source>Show the provider’s answer</source>
        <translation>Показать ответ сервиса</translation>
    </message>
    <message>
        <source>The provider’s answer</source>
        <translation>Ответ сервиса</translation>
    </message>
</context>
<context>
    <name>ProblemPanel</name>
    <message>
        <source>Nothing to look at.</source>
        <translation>Всё в порядке.</translation>
    </message>
    <message>
        <source>Yours to decide</source>
        <translation>Решать вам</translation>
    </message>
    <message>
        <source>These rows wait for your word.</source>
        <translation>Эти строки ждут вашего решения.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Import all</source>
        <translation>Импортировать все</translation>
    </message>
    <message>
        <source>Switch this rule off</source>
        <translation>Отключить правило</translation>
    </message>
    <message>
        <source>Leave out all</source>
        <translation>Пропустить все</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Проблемы</translation>
    </message>
</context>
<context>
    <name>ProblemView</name>
    <message>
        <source>Discard %1</source>
        <translation>Отбросить %1</translation>
    </message>
    <message>
        <source>No problems. The provider took everything that was sent.</source>
        <translation>Проблем нет. Сервис принял всё, что было отправлено.</translation>
    </message>
    <message>
        <source>Looking for problems</source>
        <translation>Ищем проблемы</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Проблемы</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>Field</source>
        <translation>Поле</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Было</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Моё</translation>
    </message>
    <message>
        <source>At the provider</source>
        <translation>На сервисе</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(пусто)</translation>
    </message>
    <message>
        <source>deleted by you</source>
        <translation>удалено вами</translation>
    </message>
    <message>
        <source>changed by you</source>
        <translation>изменено вами</translation>
    </message>
    <message>
        <source>changed there</source>
        <translation>изменено там</translation>
    </message>
    <message>
        <source>Twice at the provider</source>
        <translation>На сервисе дважды</translation>
    </message>
    <message>
        <source>Changed there before it was deleted</source>
        <translation>Изменено там до удаления</translation>
    </message>
    <message>
        <source>This address is twice at the provider after a lost answer. Only you decide whether one of them goes.</source>
        <translation>Этот адрес есть на сервисе дважды: ответ на запрос потерялся. Только вы решаете, удалить ли один из них.</translation>
    </message>
    <message>
        <source>This was changed at the provider after you had seen it. Both values are kept until you choose.</source>
        <translation>Это изменили на сервисе уже после того, как вы это видели. Оба значения хранятся, пока вы не выберете.</translation>
    </message>
    <message>
        <source>The provider does not have this record any more. What you changed is kept here.</source>
        <translation>На сервисе этой записи больше нет. Ваши изменения сохранены здесь.</translation>
    </message>
    <message>
        <source>You deleted this, but it was changed at the provider after you had seen it. Nothing was deleted yet.</source>
        <translation>Вы это удалили, но на сервисе это изменили уже после того, как вы это видели. Пока ничего не удалено.</translation>
    </message>
    <message>
        <source>The provider has a record with this address already. Nothing was added twice.</source>
        <translation>На сервисе уже есть запись с этим адресом. Второй раз ничего не добавлено.</translation>
    </message>
    <message>
        <source>This was changed after what was to be undone. Both values are kept until you choose.</source>
        <translation>Это изменили после того действия, которое нужно отменить. Оба значения хранятся, пока вы не выберете.</translation>
    </message>
    <message>
        <source>It is kept here: correct it, try again, or discard it.</source>
        <translation>Изменение сохранено здесь: исправьте его, повторите или отбросьте.</translation>
    </message>
    <message>
        <source>number / e-mail</source>
        <translation>номер / эл. почта</translation>
    </message>
    <message>
        <source>groups</source>
        <translation>группы</translation>
    </message>
    <message>
        <source>type of block</source>
        <translation>тип блокировки</translation>
    </message>
    <message>
        <source>mailing number</source>
        <translation>номер для рассылок</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>There is no account “%1” on this computer yet. Sign in to add it.</source>
        <translation>Учётной записи «%1» на этом компьютере ещё нет. Войдите, чтобы добавить её.</translation>
    </message>
    <message>
        <source>The log was copied. It holds no passwords, and no whole numbers or addresses.</source>
        <translation>Журнал скопирован. В нём нет паролей, а номера и адреса не видны целиком.</translation>
    </message>
    <message>
        <source>The key store of this computer could not be asked to forget the password.</source>
        <translation>Не удалось удалить пароль из хранилища ключей этого компьютера.</translation>
    </message>
    <message>
        <source>A contact has changes that were typed but not saved. Close without saving them?</source>
        <translation>Есть контакт с введёнными, но не сохранёнными изменениями. Закрыть, не сохраняя их?</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Закрыть без сохранения</translation>
    </message>
</context>
<context>
    <name>ProviderField</name>
    <message>
        <source>Pro&amp;vider</source>
        <translation>&amp;Сервис</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Адрес</translation>
    </message>
    <message>
        <source>Other address…</source>
        <translation>Другой адрес…</translation>
    </message>
    <message>
        <source>Use {address}</source>
        <translation>Использовать {address}</translation>
    </message>
    <message>
        <source>Keep {address}</source>
        <translation>Оставить {address}</translation>
    </message>
</context>
<context>
    <name>ProxyBox</name>
    <message>
        <source>as before</source>
        <translation>прежний</translation>
    </message>
    <message>
        <source>Taken over from the system. Later changes there are not followed.</source>
        <translation>Взято из системы. За позднейшими изменениями там программа не следит.</translation>
    </message>
    <message>
        <source>The system has no proxy for the provider: it connects directly. Nothing was changed here.</source>
        <translation>В системе нет прокси для этого сервиса: она соединяется напрямую. Здесь ничего не изменено.</translation>
    </message>
    <message>
        <source>The system’s proxy is of another kind, SOCKS for example; this program knows HTTP proxies only. Nothing was changed here.</source>
        <translation>Прокси системы другого вида, например SOCKS, а программа знает только HTTP-прокси. Здесь ничего не изменено.</translation>
    </message>
    <message>
        <source>Way to the provider</source>
        <translation>Путь к сервису</translation>
    </message>
    <message>
        <source>Some offices let programs into the Internet only through a proxy. What is set here holds from the next connection on; what the system has is not followed by itself.</source>
        <translation>В некоторых организациях программы попадают в интернет только через прокси. Заданное здесь действует со следующего соединения; настройки системы сами собой не используются.</translation>
    </message>
    <message>
        <source>&amp;Direct</source>
        <translation>Напря&amp;мую</translation>
    </message>
    <message>
        <source>&amp;Through a proxy</source>
        <translation>Через &amp;прокси</translation>
    </message>
    <message>
        <source>&amp;As the system has it</source>
        <translation>&amp;Как в системе</translation>
    </message>
    <message>
        <source>HTTP &amp;proxy, host and port</source>
        <translation>&amp;Адрес и порт HTTP-прокси</translation>
    </message>
    <message>
        <source>&amp;Login, if it wants one</source>
        <translation>&amp;Логин, если нужен</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Па&amp;роль</translation>
    </message>
    <message>
        <source>The key store could not be asked to forget the former password of the proxy.</source>
        <translation>Не удалось попросить хранилище ключей забыть прежний пароль прокси.</translation>
    </message>
    <message>
        <source>This computer has no key store that can be trusted: the proxy’s password is kept until you close the program.</source>
        <translation>На этом компьютере нет хранилища ключей, которому можно доверять: пароль прокси хранится, пока вы не закроете программу.</translation>
    </message>
    <message>
        <source>The system’s key store did not take the proxy’s password: it is kept until you close the program.</source>
        <translation>Хранилище ключей системы не приняло пароль прокси: он хранится, пока вы не закроете программу.</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Discard %1</source>
        <translation>Отбросить %1</translation>
    </message>
    <message>
        <source>Everything has been sent.</source>
        <translation>Всё отправлено.</translation>
    </message>
    <message>
        <source>Looking up what is not sent yet</source>
        <translation>Поиск неотправленного</translation>
    </message>
    <message>
        <source>Code %1</source>
        <translation>Код %1</translation>
    </message>
    <message numerus="yes">
        <source>Sent %n time(s)</source>
        <translation>
            <numerusform>Отправлено %n раз</numerusform>
            <numerusform>Отправлено %n раза</numerusform>
            <numerusform>Отправлено %n раз</numerusform>
        </translation>
    </message>
    <message>
        <source>The provider has not answered this change.</source>
        <translation>На это изменение сервис не ответил.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменение</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Не отправлено</translation>
    </message>
    <message>
        <source>Changes not sent yet</source>
        <translation>Ещё не отправленные изменения</translation>
    </message>
    <message>
        <source>The provider’s answer</source>
        <translation>Ответ сервиса</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Повторить</translation>
    </message>
    <message>
        <source>&amp;Discard…</source>
        <translation>&amp;Отбросить…</translation>
    </message>
    <message>
        <source>&amp;Show record</source>
        <translation>Пока&amp;зать запись</translation>
    </message>
    <message>
        <source>D&amp;ecide…</source>
        <translation>Ре&amp;шить…</translation>
    </message>
    <message>
        <source>&amp;Provider’s answer</source>
        <translation>Ответ &amp;сервиса</translation>
    </message>
</context>
<context>
    <name>RawGrid</name>
    <message>
        <source>First rows of the file</source>
        <translation>Первые строки файла</translation>
    </message>
</context>
<context>
    <name>RawModel</name>
    <message>
        <source>Line</source>
        <translation>Строка</translation>
    </message>
</context>
<context>
    <name>ReasonDelegate</name>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
</context>
<context>
    <name>RepeatedDialog</name>
    <message numerus="yes">
        <source>%n address(es) stand more than once in the list.</source>
        <translation>
            <numerusform>%n адрес повторяется в списке.</numerusform>
            <numerusform>%n адреса повторяются в списке.</numerusform>
            <numerusform>%n адресов повторяются в списке.</numerusform>
        </translation>
    </message>
    <message>
        <source>Repeated in the list</source>
        <translation>Повторы в списке</translation>
    </message>
    <message>
        <source>Addresses that stand more than once</source>
        <translation>Адреса, которые повторяются</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Show imported</source>
        <translation>Показать импортированное</translation>
    </message>
    <message>
        <source>Fix them now</source>
        <translation>Исправить сейчас</translation>
    </message>
    <message>
        <source>Undo this import…</source>
        <translation>Отменить импорт…</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Сохранить отчёт…</translation>
    </message>
    <message>
        <source>Resume undo</source>
        <translation>Продолжить отмену</translation>
    </message>
    <message>
        <source>The contacts of this import, in the main window.</source>
        <translation>Контакты этого импорта в главном окне.</translation>
    </message>
    <message>
        <source>As they stand in the file, each with its line and the reason. The file can be imported again.</source>
        <translation>Как в исходном файле, с номером строки и причиной. Этот файл можно импортировать снова.</translation>
    </message>
    <message>
        <source>Only these rows, with the same columns and rules.</source>
        <translation>Только эти строки, с теми же столбцами и правилами.</translation>
    </message>
    <message>
        <source>Every row that needs a look, and what became of it.</source>
        <translation>Каждая строка, на которую стоит взглянуть, и что с ней стало.</translation>
    </message>
    <message>
        <source>What was added goes, what was updated gets its former values; first you see what that means.</source>
        <translation>Добавленное уйдёт, обновлённое получит прежние значения; сначала вы увидите, что именно.</translation>
    </message>
    <message>
        <source>What was changed after the import and stays as it is: the import’s values and those of today.</source>
        <translation>Что изменено после импорта и осталось как есть: значения импорта и нынешние.</translation>
    </message>
    <message>
        <source>What is left of the import is led back; what was led back already is not touched again.</source>
        <translation>Отменится то, что осталось от импорта; уже отменённое не меняется ещё раз.</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Record</source>
        <translation>Запись</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Поле</translation>
    </message>
    <message>
        <source>The import had put</source>
        <translation>Было задано импортом</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Сейчас</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Участники</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>удалено</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(пусто)</translation>
    </message>
    <message>
        <source>Group “%1”</source>
        <translation>Группа «%1»</translation>
    </message>
    <message>
        <source>Blacklist</source>
        <translation>Чёрный список</translation>
    </message>
    <message>
        <source>At the provider</source>
        <translation>На сервисе</translation>
    </message>
    <message>
        <source>Former number / e-mail</source>
        <translation>Прежний номер / эл. почта</translation>
    </message>
    <message>
        <source>another contact’s</source>
        <translation>теперь у другого контакта</translation>
    </message>
    <message>
        <source>there before the import</source>
        <translation>был до импорта</translation>
    </message>
    <message>
        <source>not blocked</source>
        <translation>не заблокирован</translation>
    </message>
</context>
<context>
    <name>ReviewDialog</name>
    <message>
        <source>Nothing differs any more from what the import had put.</source>
        <translation>Отличий от значений импорта больше нет.</translation>
    </message>
    <message>
        <source>You or somebody else changed these after the import, so the undo left them as they are.</source>
        <translation>Это изменили вы или кто-то другой после импорта, поэтому отмена оставила всё как есть.</translation>
    </message>
    <message>
        <source>Changed since the import</source>
        <translation>Изменено после импорта</translation>
    </message>
    <message>
        <source>Changed since the import of “%1”</source>
        <translation>Изменено после импорта «%1»</translation>
    </message>
    <message>
        <source>What was changed since</source>
        <translation>Что изменено после импорта</translation>
    </message>
    <message>
        <source>Show record</source>
        <translation>Показать запись</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>“%1” is now “%2” in line %3.</source>
        <translation>Строка %3: вместо «%1» теперь «%2».</translation>
    </message>
    <message>
        <source>Wherever it stands, and remember it</source>
        <translation>Так везде, и запомнить</translation>
    </message>
    <message>
        <source>In the next files too</source>
        <translation>И в следующих файлах</translation>
    </message>
    <message>
        <source>Checking the whole file: %1</source>
        <translation>Проверяется весь файл: %1</translation>
    </message>
    <message>
        <source>%1, %2. You can keep working meanwhile, and close this window.</source>
        <translation>%1, %2. Можно продолжать работу и закрыть это окно.</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Ins</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Пропустить</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Проблемы</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Правила</translation>
    </message>
    <message>
        <source>Rules and check</source>
        <translation>Правила и проверка</translation>
    </message>
    <message>
        <source>Rules and problems</source>
        <translation>Правила и проблемы</translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation>Проверка файла</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>К проблеме</translation>
    </message>
    <message>
        <source>F8; Shift+F8 goes back</source>
        <translation>F8; Shift+F8 — назад</translation>
    </message>
    <message>
        <source>Doubtful first</source>
        <translation>Сначала сомнительные</translation>
    </message>
    <message>
        <source>Doubtful first: rows that need a look stand before the others</source>
        <translation>Сначала сомнительные: строки, на которые стоит взглянуть, стоят раньше остальных</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>Заполнить</translation>
    </message>
    <message>
        <source>Ctrl+D: the chosen cells get the text of the first one</source>
        <translation>Ctrl+D: выбранные ячейки получат текст первой</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
</context>
<context>
    <name>RulesPanel</name>
    <message>
        <source>Only for up to %1 contacts</source>
        <translation>Только если контактов не больше %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Книга</translation>
    </message>
    <message>
        <source>Book, if filled</source>
        <translation>Книга, если есть</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Оба</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Правила</translation>
    </message>
    <message>
        <source>Already on the blacklist</source>
        <translation>Уже в чёрном списке</translation>
    </message>
    <message>
        <source>Already in the book</source>
        <translation>Уже есть в книге</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Обновить</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Пропустить</translation>
    </message>
    <message>
        <source>Ask for each</source>
        <translation>Спросить о каждом</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Группы</translation>
    </message>
    <message>
        <source>Add to those there are</source>
        <translation>Добавить к имеющимся</translation>
    </message>
    <message>
        <source>Replace those there are</source>
        <translation>Заменить имеющиеся</translation>
    </message>
    <message>
        <source>Blocked numbers</source>
        <translation>Заблокированные номера</translation>
    </message>
    <message>
        <source>Import; they stay blocked</source>
        <translation>Импорт без разблокировки</translation>
    </message>
    <message>
        <source>Repeated in the file</source>
        <translation>Повторы в файле</translation>
    </message>
    <message>
        <source>Merge: the last value wins</source>
        <translation>Слить: последнее главнее</translation>
    </message>
    <message>
        <source>Keep the first</source>
        <translation>Оставить первый</translation>
    </message>
    <message>
        <source>Show them to me</source>
        <translation>Показать мне</translation>
    </message>
    <message>
        <source>Which value wins</source>
        <translation>Чьё значение главнее</translation>
    </message>
    <message>
        <source>An empty cell clears the field</source>
        <translation>Пустая ячейка стирает поле</translation>
    </message>
    <message>
        <source>Otherwise an empty cell changes nothing.</source>
        <translation>Иначе пустая ячейка ничего не меняет.</translation>
    </message>
    <message>
        <source>Which value wins in “%1”</source>
        <translation>Чьё значение главнее в «%1»</translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>Ready to import</source>
        <translation>Всё готово к импорту</translation>
    </message>
    <message>
        <source>Checking the whole file: %1</source>
        <translation>Проверяется весь файл: %1</translation>
    </message>
    <message>
        <source>It takes %1, %2.</source>
        <translation>Понадобится %1, %2.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Приостановить</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Приостановлено</translation>
    </message>
    <message>
        <source>The import waits for you</source>
        <translation>Импорт ждёт вас</translation>
    </message>
    <message>
        <source>Undoing the import</source>
        <translation>Импорт отменяется</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Идёт импорт</translation>
    </message>
    <message>
        <source>The file is still being checked.</source>
        <translation>Файл ещё проверяется.</translation>
    </message>
    <message>
        <source>There is nothing to import: no row would change anything.</source>
        <translation>Импортировать нечего: ни одна строка ничего не изменит.</translation>
    </message>
    <message>
        <source>Nothing has been changed so far. An import can be undone as a whole, also days later.</source>
        <translation>Пока ничего не изменено. Импорт можно отменить целиком, даже через несколько дней.</translation>
    </message>
    <message>
        <source>You can close this window: the import goes on, and the line at the bottom shows how far it is.</source>
        <translation>Окно можно закрыть: импорт продолжится, а строка внизу главного окна покажет, сколько сделано.</translation>
    </message>
    <message>
        <source>Save the check report…</source>
        <translation>Сохранить отчёт о проверке…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>After a stop, what is added stays; you can undo it.</source>
        <translation>После остановки добавленное останется; его можно отменить.</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>Ход импорта</translation>
    </message>
</context>
<context>
    <name>SavedFilters</name>
    <message>
        <source>Another filter is called “%1”. The name was not changed.</source>
        <translation>Другой фильтр уже называется «%1». Имя не изменено.</translation>
    </message>
    <message>
        <source>The filter “%1” was removed. No contact was changed.</source>
        <translation>Фильтр «%1» удалён. Контакты не изменились.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Сохранённые фильтры</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>Пере&amp;именовать</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>&amp;Удалить</translation>
    </message>
    <message>
        <source>Open at &amp;start</source>
        <translation>Открывать при &amp;запуске</translation>
    </message>
</context>
<context>
    <name>SavedModel</name>
    <message>
        <source>Opened at start</source>
        <translation>Открывается при запуске</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>The file could not be saved: %1</source>
        <translation>Файл не удалось сохранить: %1</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Сохранено: %1</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear</source>
        <translation>Очистить</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Hide password</source>
        <translation>Скрыть пароль</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Показать пароль</translation>
    </message>
</context>
<context>
    <name>SettingsMenu</name>
    <message>
        <source>Colours</source>
        <translation>Оформление</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Размер текста</translation>
    </message>
    <message>
        <source>Row height</source>
        <translation>Высота строк</translation>
    </message>
    <message>
        <source>Ask before changing more contacts than</source>
        <translation>Спрашивать, если меняется контактов больше</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлое</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмное</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Компактная</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Обычная</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>Просторная</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Справка</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Open the contact in the editor</source>
        <translation>Открыть карточку контакта</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Edit the cell, or rename the group</source>
        <translation>Изменить ячейку или переименовать группу</translation>
    </message>
    <message>
        <source>Remove from the group shown, or delete</source>
        <translation>Убрать из показанной группы или удалить</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Select the row</source>
        <translation>Выделить строку</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Пробел</translation>
    </message>
    <message>
        <source>Select all that match</source>
        <translation>Выделить все найденные</translation>
    </message>
    <message>
        <source>Leave the field, clear the filter</source>
        <translation>Выйти из поля, сбросить фильтр</translation>
    </message>
    <message>
        <source>Save the contact</source>
        <translation>Сохранить контакт</translation>
    </message>
    <message>
        <source>Put a row of the side bar together with what is shown: and, or</source>
        <translation>Соединить строку боковой панели с показанным: и, или</translation>
    </message>
    <message>
        <source>Move in the side bar and show nothing else</source>
        <translation>Перейти по боковой панели, не меняя показанного</translation>
    </message>
</context>
<context>
    <name>ShownNameField</name>
    <message>
        <source>Make it from the name: last name and initials</source>
        <translation>Составить из имени: фамилия и инициалы</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Enter the login of your account.</source>
        <translation>Введите логин учётной записи.</translation>
    </message>
    <message>
        <source>Enter the password.</source>
        <translation>Введите пароль.</translation>
    </message>
    <message>
        <source>Enter the API key.</source>
        <translation>Введите ключ API.</translation>
    </message>
    <message>
        <source>Enter the provider’s address, for example sms.example.com.</source>
        <translation>Введите адрес сервиса, например sms.example.com.</translation>
    </message>
    <message>
        <source>Did you mean {address}?</source>
        <translation>Может быть, {address}?</translation>
    </message>
    <message>
        <source>http:// would show your password to others. Use https://.</source>
        <translation>По http:// пароль увидят посторонние. Нужен https://.</translation>
    </message>
    <message>
        <source>Leave login and password out of the address.</source>
        <translation>В адресе не должно быть логина и пароля.</translation>
    </message>
    <message>
        <source>Leave out everything after “?” or “#”.</source>
        <translation>Уберите всё, что после «?» или «#».</translation>
    </message>
    <message>
        <source>This is not an address. It looks like sms.example.com.</source>
        <translation>Это не адрес. Он выглядит так: sms.example.com.</translation>
    </message>
    <message>
        <source>Three sign-ins from this computer were wrong.</source>
        <translation>Три входа с этого компьютера не удались.</translation>
    </message>
    <message>
        <source>After five the provider closes access from this address, so this one was not sent. Check your data; you may try again at {time}. Nothing was changed.</source>
        <translation>После пяти сервис закроет доступ с этого адреса, поэтому этот вход не отправлен. Проверьте данные; снова попробовать можно в {time}. Данные не изменены.</translation>
    </message>
    <message>
        <source>The provider has closed access from this address for a while.</source>
        <translation>Сервис на время закрыл доступ с этого адреса.</translation>
    </message>
    <message>
        <source>It does so after five wrong sign-ins. Check your data meanwhile; you may try again at {time}. Nothing was changed.</source>
        <translation>Так бывает после пяти неудачных входов. Пока проверьте данные; снова попробовать можно в {time}. Данные не изменены.</translation>
    </message>
    <message>
        <source>The provider did not accept this API key.</source>
        <translation>Сервис не принял ключ API.</translation>
    </message>
    <message>
        <source>The provider did not accept this login and password.</source>
        <translation>Сервис не принял логин и пароль.</translation>
    </message>
    <message>
        <source>Check them in your account on the provider’s site; if it lets in certain addresses only, this computer’s must be among them. Nothing was changed.</source>
        <translation>Проверьте их в личном кабинете; если вход разрешён только с определённых адресов, среди них должен быть адрес этого компьютера. Данные не изменены.</translation>
    </message>
    <message>
        <source>The provider has closed access from this address for 30 minutes.</source>
        <translation>Сервис закрыл доступ с этого адреса на 30 минут.</translation>
    </message>
    <message>
        <source>It does so after five wrong sign-ins. Check your data meanwhile. Nothing was changed.</source>
        <translation>Так бывает после пяти неверных входов. Тем временем проверьте логин и пароль. Данные не изменены.</translation>
    </message>
    <message>
        <source>{address} could not prove that it is the provider.</source>
        <translation>{address}: сервер не смог подтвердить, что он и есть сервис.</translation>
    </message>
    <message>
        <source>Nothing was sent or changed.</source>
        <translation>Ничего не отправлено и не изменено.</translation>
    </message>
    <message>
        <source>No connection to {address} through the proxy.</source>
        <translation>Через прокси нет связи с {address}.</translation>
    </message>
    <message>
        <source>No connection to {address}.</source>
        <translation>Нет связи с {address}.</translation>
    </message>
    <message>
        <source>Nothing was sent or changed. Check the connection and try again.</source>
        <translation>Ничего не отправлено и не изменено. Проверьте связь и повторите попытку.</translation>
    </message>
    <message>
        <source>No answer from {address}.</source>
        <translation>{address} не отвечает.</translation>
    </message>
    <message>
        <source>Nothing was changed. Wait a moment and try again.</source>
        <translation>Данные не изменены. Немного подождите и повторите попытку.</translation>
    </message>
    <message>
        <source>What answers at {address} is not the provider.</source>
        <translation>По адресу {address} отвечает не сервис.</translation>
    </message>
    <message>
        <source>Check the address. In a public network, a page that asks to sign in there first may be in the way. Nothing was changed.</source>
        <translation>Проверьте адрес. В общественной сети может мешать её собственная страница входа. Данные не изменены.</translation>
    </message>
    <message>
        <source>The provider asks to slow down.</source>
        <translation>Сервис просит обращаться к нему реже.</translation>
    </message>
    <message>
        <source>Nothing was changed. Wait a minute and try again.</source>
        <translation>Данные не изменены. Подождите минуту и повторите попытку.</translation>
    </message>
    <message>
        <source>This account is open in another window of the program.</source>
        <translation>Эта учётная запись открыта в другом окне программы.</translation>
    </message>
    <message>
        <source>Go on there, or close that window and try again. Nothing was changed.</source>
        <translation>Продолжайте там или закройте то окно и повторите попытку. Данные не изменены.</translation>
    </message>
    <message>
        <source>The copy on this computer cannot be used.</source>
        <translation>Копию на этом компьютере нельзя использовать.</translation>
    </message>
    <message>
        <source>You are not signed in. Nothing was changed; the reason is under Details.</source>
        <translation>Вход не выполнен. Данные не изменены; причина — в подробностях.</translation>
    </message>
    <message>
        <source>The provider answered something this program does not understand.</source>
        <translation>Программа не поняла ответ сервиса.</translation>
    </message>
    <message>
        <source>You are not signed in. Nothing was changed. Try again later.</source>
        <translation>Вход не выполнен. Данные не изменены. Повторите попытку позже.</translation>
    </message>
    <message>
        <source>The sign-in did not work.</source>
        <translation>Войти не удалось.</translation>
    </message>
    <message>
        <source>Nothing was changed. The reason is under Details.</source>
        <translation>Данные не изменены. Причина — в подробностях.</translation>
    </message>
    <message>
        <source>Signed in.</source>
        <translation>Вход выполнен.</translation>
    </message>
    <message>
        <source>Contacts and groups will be copied to this computer. You can work while they load.</source>
        <translation>Контакты и группы будут скопированы на этот компьютер. Работать можно уже во время загрузки.</translation>
    </message>
    <message>
        <source>{contacts} and {groups} will be copied to this computer. You can work while they load.</source>
        <translation>{contacts} и {groups} будут скопированы на этот компьютер. Работать можно уже во время загрузки.</translation>
    </message>
    <message>
        <source>The system’s key store does not answer: unlock it and start the program again, or sign in here.</source>
        <translation>Системное хранилище ключей не отвечает: разблокируйте его и запустите программу снова или войдите здесь.</translation>
    </message>
    <message>
        <source>The system’s key store did not give out the sign-in that is kept there. Sign in here.</source>
        <translation>Системное хранилище ключей не выдало сохранённые данные для входа. Войдите здесь.</translation>
    </message>
    <message>
        <source>This computer has no key store that can be trusted: the sign-in is kept until you close the program.</source>
        <translation>На этом компьютере нет надёжного хранилища ключей: вход сохранится только до закрытия программы.</translation>
    </message>
    <message>
        <source>The system’s key store does not answer: the sign-in is kept until you close the program.</source>
        <translation>Системное хранилище ключей не отвечает: вход сохранится только до закрытия программы.</translation>
    </message>
    <message>
        <source>The system’s key store refused the sign-in: it is kept until you close the program.</source>
        <translation>Системное хранилище ключей не приняло данные для входа: вход сохранится только до закрытия программы.</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Add account</source>
        <translation>Добавление учётной записи</translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <source>The contacts, groups and blacklist of your SMS centre account.</source>
        <translation>Контакты, группы и чёрный список учётной записи СМС-центра.</translation>
    </message>
    <message>
        <source>Login and pass&amp;word</source>
        <translation>Л&amp;огин и пароль</translation>
    </message>
    <message>
        <source>API &amp;key</source>
        <translation>Кл&amp;юч API</translation>
    </message>
    <message>
        <source>&amp;Login</source>
        <translation>&amp;Логин</translation>
    </message>
    <message>
        <source>A&amp;PI key</source>
        <translation>Клю&amp;ч API</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Пароль</translation>
    </message>
    <message>
        <source>of the account that the key belongs to</source>
        <translation>учётной записи, которой принадлежит ключ</translation>
    </message>
    <message>
        <source>Keep me &amp;signed in</source>
        <translation>&amp;Запомнить вход</translation>
    </message>
    <message>
        <source>Checking the sign-in</source>
        <translation>Проверка входа</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>&amp;Open the copy without signing in</source>
        <translation>&amp;Открыть копию без входа</translation>
    </message>
    <message>
        <source>Your edits wait on this computer and are sent once you sign in.</source>
        <translation>Правки останутся на этом компьютере и будут отправлены, когда вы войдёте.</translation>
    </message>
    <message>
        <source>No account yet?</source>
        <translation>Ещё нет учётной записи?</translation>
    </message>
    <message>
        <source>Open the &amp;demo book</source>
        <translation>Открыть &amp;демонстрационную книгу</translation>
    </message>
    <message>
        <source>In the key store of your system, never in a plain file.</source>
        <translation>В системном хранилище ключей, а не в обычном файле.</translation>
    </message>
    <message>
        <source>This computer has no key store that can be trusted: the sign-in is kept until you close the program.</source>
        <translation>На этом компьютере нет надёжного хранилища ключей: вход сохранится только до закрытия программы.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Проверка…</translation>
    </message>
    <message>
        <source>&amp;Check and continue</source>
        <translation>Проверить и п&amp;родолжить</translation>
    </message>
    <message>
        <source>Co&amp;nnection…</source>
        <translation>Соеди&amp;нение…</translation>
    </message>
</context>
<context>
    <name>SignOutDialog</name>
    <message>
        <source>Sign out</source>
        <translation>Выход</translation>
    </message>
    <message>
        <source>Sign out of {login}?</source>
        <translation>Выйти из {login}?</translation>
    </message>
    <message>
        <source>This computer forgets the password or key. The provider keeps everything.</source>
        <translation>Пароль или ключ будет удалён с этого компьютера. У сервиса всё останется.</translation>
    </message>
    <message>
        <source>&amp;Keep the copy on this computer</source>
        <translation>&amp;Оставить копию на этом компьютере</translation>
    </message>
    <message>
        <source>&amp;Remove the copy from this computer</source>
        <translation>&amp;Удалить копию с этого компьютера</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>&amp;Sign out</source>
        <translation>&amp;Выйти</translation>
    </message>
    <message>
        <source>&amp;Sign out and remove</source>
        <translation>&amp;Выйти и удалить</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not sent yet stay in the copy until you sign in again.</source>
        <translation>
            <numerusform>%n неотправленное изменение останется в копии до следующего входа.</numerusform>
            <numerusform>%n неотправленных изменения останутся в копии до следующего входа.</numerusform>
            <numerusform>%n неотправленных изменений останутся в копии до следующего входа.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is used again when you sign in. All your changes have been sent.</source>
        <translation>Она пригодится при следующем входе. Все изменения отправлены.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not sent yet are lost, and so is the history.</source>
        <translation>
            <numerusform>%n неотправленное изменение и история будут потеряны.</numerusform>
            <numerusform>%n неотправленных изменения и история будут потеряны.</numerusform>
            <numerusform>%n неотправленных изменений и история будут потеряны.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is lost but the history; the next sign-in makes a new copy.</source>
        <translation>Потеряется только история; при следующем входе будет создана новая копия.</translation>
    </message>
</context>
<context>
    <name>StateBanner</name>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Отбросить</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Решить…</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>The list may be incomplete</source>
        <translation>Список может быть неполным</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Войти снова</translation>
    </message>
    <message>
        <source>Balance: %1</source>
        <translation>Баланс: %1</translation>
    </message>
    <message>
        <source>%1 · refreshing</source>
        <translation>%1 · обновление</translation>
    </message>
    <message>
        <source>%1 · sign-in needed</source>
        <translation>%1 · нужно войти</translation>
    </message>
    <message>
        <source>%1 · waiting to refresh: three times a minute at most</source>
        <translation>%1 · ждёт обновления: не чаще трёх раз в минуту</translation>
    </message>
    <message>
        <source>%1 · offline</source>
        <translation>%1 · нет связи</translation>
    </message>
    <message>
        <source>%1 · connecting</source>
        <translation>%1 · соединение</translation>
    </message>
    <message>
        <source>%1 · access closed, next try within a minute</source>
        <translation>%1 · доступ закрыт, следующая попытка в течение минуты</translation>
    </message>
    <message numerus="yes">
        <source>%1 · access closed, next try in %n minute(s)</source>
        <translation>
            <numerusform>%1 · доступ закрыт, следующая попытка через %n минуту</numerusform>
            <numerusform>%1 · доступ закрыт, следующая попытка через %n минуты</numerusform>
            <numerusform>%1 · доступ закрыт, следующая попытка через %n минут</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 found of %2</source>
        <translation>найдено %1 из %2</translation>
    </message>
    <message>
        <source>%1 selected (all that match)</source>
        <translation>выбрано %1 (все найденные)</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>выбрано %1</translation>
    </message>
    <message>
        <source>copy from %1</source>
        <translation>копия от %1</translation>
    </message>
    <message numerus="yes">
        <source>%n unsent</source>
        <translation>
            <numerusform>%n не отправлено</numerusform>
            <numerusform>%n не отправлено</numerusform>
            <numerusform>%n не отправлено</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without an answer</source>
        <translation>
            <numerusform>%n без ответа</numerusform>
            <numerusform>%n без ответа</numerusform>
            <numerusform>%n без ответа</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n проблема</numerusform>
            <numerusform>%n проблемы</numerusform>
            <numerusform>%n проблем</numerusform>
        </translation>
    </message>
    <message>
        <source>The provider gives out no contact IDs, so the list can only be read group by group. Contacts in no group, and those of a group beyond its first 1,000, may be missing here; what was deleted there stays here.</source>
        <translation>Провайдер не сообщает номера контактов, поэтому список читается только по группам. Здесь может не быть контактов без группы и тех, что в группе дальше первой тысячи; удалённое там остаётся здесь.</translation>
    </message>
</context>
<context>
    <name>SummaryCounts</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n строка</numerusform>
            <numerusform>%n строки</numerusform>
            <numerusform>%n строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n address(es)</source>
        <translation>
            <numerusform>%n адрес</numerusform>
            <numerusform>%n адреса</numerusform>
            <numerusform>%n адресов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n новый</numerusform>
            <numerusform>%n новых</numerusform>
            <numerusform>%n новых</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repeated</source>
        <translation>
            <numerusform>%n повтор</numerusform>
            <numerusform>%n повтора</numerusform>
            <numerusform>%n повторов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not usable</source>
        <translation>
            <numerusform>%n непригодный</numerusform>
            <numerusform>%n непригодных</numerusform>
            <numerusform>%n непригодных</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already blocked</source>
        <translation>
            <numerusform>%n уже заблокирован</numerusform>
            <numerusform>%n уже заблокированы</numerusform>
            <numerusform>%n уже заблокированы</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of another type</source>
        <translation>
            <numerusform>%n с другим типом</numerusform>
            <numerusform>%n с другим типом</numerusform>
            <numerusform>%n с другим типом</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also change the type of %n already blocked</source>
        <translation>
            <numerusform>Изменить тип и у %n заблокированного ранее</numerusform>
            <numerusform>Изменить тип и у %n заблокированных ранее</numerusform>
            <numerusform>Изменить тип и у %n заблокированных ранее</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them would be blocked less strictly than now.</source>
        <translation>
            <numerusform>%n из них будет заблокирован мягче, чем сейчас.</numerusform>
            <numerusform>%n из них будут заблокированы мягче, чем сейчас.</numerusform>
            <numerusform>%n из них будут заблокированы мягче, чем сейчас.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… и ещё %n</numerusform>
            <numerusform>… и ещё %n</numerusform>
            <numerusform>… и ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagsField</name>
    <message>
        <source>New tag “%1”</source>
        <translation>Новая метка «%1»</translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message>
        <source>All rows</source>
        <translation>Все строки</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Заблокированы</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Требуют внимания</translation>
    </message>
    <message>
        <source>New groups</source>
        <translation>Новые группы</translation>
    </message>
    <message>
        <source>Counts of the check</source>
        <translation>Итоги проверки</translation>
    </message>
</context>
<context>
    <name>UnblockDialog</name>
    <message>
        <source>Unblock</source>
        <translation>Разблокировать</translation>
    </message>
    <message numerus="yes">
        <source>Unblock %n number(s)?</source>
        <translation>
            <numerusform>Разблокировать %n номер?</numerusform>
            <numerusform>Разблокировать %n номера?</numerusform>
            <numerusform>Разблокировать %n номеров?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They can receive mailings again.</source>
        <translation>
            <numerusform>На него снова будут приходить рассылки.</numerusform>
            <numerusform>На них снова будут приходить рассылки.</numerusform>
            <numerusform>На них снова будут приходить рассылки.</numerusform>
        </translation>
    </message>
    <message>
        <source>Type %1 to go on:</source>
        <translation>Чтобы продолжить, введите %1:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>Разблокировать %1</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… и ещё %n</numerusform>
            <numerusform>… и ещё %n</numerusform>
            <numerusform>… и ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoCounts</name>
    <message numerus="yes">
        <source>%n contact(s) that the import added will be deleted, at the provider too.</source>
        <translation>
            <numerusform>%n контакт, добавленный импортом, будет удалён, в том числе на сервисе.</numerusform>
            <numerusform>%n контакта, добавленных импортом, будут удалены, в том числе на сервисе.</numerusform>
            <numerusform>%n контактов, добавленных импортом, будет удалено, в том числе на сервисе.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) that the import changed get their former values back.</source>
        <translation>
            <numerusform>%n контакт, изменённый импортом, получит прежние значения.</numerusform>
            <numerusform>%n контакта, изменённых импортом, получат прежние значения.</numerusform>
            <numerusform>%n контактов, изменённых импортом, получат прежние значения.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) were changed after the import and stay as they are.</source>
        <translation>
            <numerusform>%n контакт изменён после импорта и останется как есть.</numerusform>
            <numerusform>%n контакта изменены после импорта и останутся как есть.</numerusform>
            <numerusform>%n контактов изменено после импорта и останется как есть.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) that the import blocked will be unblocked.</source>
        <translation>
            <numerusform>%n адрес, заблокированный импортом, будет разблокирован.</numerusform>
            <numerusform>%n адреса, заблокированных импортом, будут разблокированы.</numerusform>
            <numerusform>%n адресов, заблокированных импортом, будет разблокировано.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blocked address(es) get their former type and comment back.</source>
        <translation>
            <numerusform>%n заблокированный адрес получит прежние тип и комментарий.</numerusform>
            <numerusform>%n заблокированных адреса получат прежние тип и комментарий.</numerusform>
            <numerusform>%n заблокированных адресов получат прежние тип и комментарий.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blocked address(es) were changed after the import and stay as they are.</source>
        <translation>
            <numerusform>%n заблокированный адрес изменён после импорта и останется как есть.</numerusform>
            <numerusform>%n заблокированных адреса изменены после импорта и останутся как есть.</numerusform>
            <numerusform>%n заблокированных адресов изменено после импорта и останется как есть.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n строка</numerusform>
            <numerusform>%n строки</numerusform>
            <numerusform>%n строк</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoImport</name>
    <message>
        <source>Number / e-mail</source>
        <translation>Номер / эл. почта</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Что будет</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Почему</translation>
    </message>
    <message>
        <source>Added by the import, not changed since</source>
        <translation>Добавлен импортом, с тех пор не изменялся</translation>
    </message>
    <message>
        <source>Deleted since</source>
        <translation>С тех пор удалён</translation>
    </message>
    <message>
        <source>It is as it was before the import</source>
        <translation>Всё уже как до импорта</translation>
    </message>
    <message>
        <source>The provider had it before the import</source>
        <translation>Был на сервисе ещё до импорта</translation>
    </message>
    <message>
        <source>Is unblocked</source>
        <translation>Разблокируется</translation>
    </message>
    <message>
        <source>Is deleted</source>
        <translation>Удаляется</translation>
    </message>
    <message>
        <source>Gets its former values</source>
        <translation>Прежние значения</translation>
    </message>
    <message>
        <source>Stays as it is</source>
        <translation>Остаётся как есть</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Делать нечего</translation>
    </message>
</context>
<context>
    <name>UndoImportDialog</name>
    <message>
        <source>Undo the import</source>
        <translation>Отменить импорт</translation>
    </message>
    <message>
        <source>Undo the import of “%1”?</source>
        <translation>Отменить импорт «%1»?</translation>
    </message>
    <message>
        <source>Looking at what has changed since</source>
        <translation>Смотрим, что изменилось</translation>
    </message>
    <message>
        <source>Nothing is left that could be undone.</source>
        <translation>Отменять больше нечего.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>What would be undone, record by record</source>
        <translation>Что будет отменено, запись за записью</translation>
    </message>
    <message>
        <source>Groups that the import made go when nobody is left in them. It runs in the background as the import did, and sends about as many requests.</source>
        <translation>Группы, созданные импортом, удаляются, если в них никого не осталось. Отмена идёт в фоне, как и сам импорт, и отправляет примерно столько же запросов.</translation>
    </message>
    <message>
        <source>Looking at what has changed since … %1 %</source>
        <translation>Смотрим, что изменилось с тех пор… %1 %</translation>
    </message>
    <message>
        <source>Unblocked</source>
        <translation>Разблокируются</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Удаляются</translation>
    </message>
    <message>
        <source>Get former values</source>
        <translation>Прежние значения</translation>
    </message>
    <message>
        <source>Stay as they are</source>
        <translation>Остаются как есть</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Undone: %1.</source>
        <translation>Отменено: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) are created anew: the provider gives them a new ID, and what it kept about the old ones is gone.</source>
        <translation>
            <numerusform>%n контакт создаётся заново: сервис даст ему новый ID, а то, что он хранил о прежнем, потеряно.</numerusform>
            <numerusform>%n контакта создаются заново: сервис даст им новые ID, а то, что он хранил о прежних, потеряно.</numerusform>
            <numerusform>%n контактов создаётся заново: сервис даст им новые ID, а то, что он хранил о прежних, потеряно.</numerusform>
        </translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Done again: %1.</source>
        <translation>Снова выполнено: %1.</translation>
    </message>
    <message>
        <source>Nothing was undone.</source>
        <translation>Ничего не отменено.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) were changed meanwhile and stay as they are: %1</source>
        <translation>
            <numerusform>%n запись тем временем изменили, она остаётся как есть: %1</numerusform>
            <numerusform>%n записи тем временем изменили, они остаются как есть: %1</numerusform>
            <numerusform>%n записей тем временем изменили, они остаются как есть: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Отменить: %1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Вернуть: %1</translation>
    </message>
</context>
<context>
    <name>WhichLine</name>
    <message>
        <source>Which line reads right?</source>
        <translation>Какая строка читается верно?</translation>
    </message>
</context>
<context>
    <name>contacts</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>The block belongs to the old number.</source>
        <translation>Блокировка относится к старому номеру.</translation>
    </message>
    <message>
        <source>Block the new number too</source>
        <translation>Заблокировать и новый номер</translation>
    </message>
    <message>
        <source>Keep the old number blocked</source>
        <translation>Оставить заблокированным старый номер</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>Все сообщения</translation>
    </message>
    <message>
        <source>Mailings only</source>
        <translation>Только рассылки</translation>
    </message>
    <message>
        <source>Single messages only</source>
        <translation>Только одиночные</translation>
    </message>
    <message>
        <source>&amp;Number</source>
        <translation>&amp;Номер</translation>
    </message>
    <message>
        <source>E-&amp;mail</source>
        <translation>Эл. &amp;адрес</translation>
    </message>
    <message>
        <source>Other numbers</source>
        <translation>Другие номера</translation>
    </message>
    <message>
        <source>Other addresses</source>
        <translation>Другие адреса</translation>
    </message>
    <message>
        <source>&amp;Last name</source>
        <translation>&amp;Фамилия</translation>
    </message>
    <message>
        <source>&amp;First name</source>
        <translation>&amp;Имя</translation>
    </message>
    <message>
        <source>M&amp;iddle name</source>
        <translation>&amp;Отчество</translation>
    </message>
    <message>
        <source>S&amp;hown as</source>
        <translation>Показы&amp;вать как</translation>
    </message>
    <message>
        <source>Birth&amp;day</source>
        <translation>&amp;День рождения</translation>
    </message>
    <message>
        <source>&amp;Groups</source>
        <translation>&amp;Группы</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>&amp;Метки</translation>
    </message>
    <message>
        <source>&amp;Comment</source>
        <translation>&amp;Комментарий</translation>
    </message>
    <message>
        <source>Your ID</source>
        <translation>Свой ID</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Добавлен</translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <translation>Изменено: %1</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Удалён</translation>
    </message>
    <message>
        <source>Added to a group</source>
        <translation>Добавлен в группу</translation>
    </message>
    <message>
        <source>Removed from a group</source>
        <translation>Убран из группы</translation>
    </message>
    <message>
        <source>Moved to a group</source>
        <translation>Перемещён в группу</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Изменён</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Something went wrong inside the program. What was saved stays saved; the last step may not have been done. Try it again.</source>
        <translation>В программе произошла ошибка. Сохранённое осталось на месте; последнее действие могло не выполниться. Повторите его.</translation>
    </message>
    <message>
        <source>No connection to the provider. Nothing was sent.</source>
        <translation>Нет связи с сервисом. Ничего не отправлено.</translation>
    </message>
    <message>
        <source>The provider did not answer. It is not known whether the last request was carried out.</source>
        <translation>Сервис не ответил. Неизвестно, выполнен ли последний запрос.</translation>
    </message>
    <message>
        <source>The provider did not understand a value. The change was not made there; correct it and save again.</source>
        <translation>Сервис не понял одно из значений. Изменение там не внесено; исправьте его и сохраните снова.</translation>
    </message>
    <message>
        <source>You are not signed in: this is the copy on this computer. Nothing is sent until you sign in.</source>
        <translation>Вход не выполнен: открыта копия на этом компьютере. Пока вы не войдёте, ничего не отправляется.</translation>
    </message>
    <message>
        <source>Too many sign-ins were wrong lately. One more might close the provider to this computer, so none is tried for half an hour. Then sign in again.</source>
        <translation>В последнее время не удалось слишком много входов. Ещё один мог бы закрыть сервис для этого компьютера, поэтому полчаса программа не пробует. Затем войдите снова.</translation>
    </message>
    <message>
        <source>The provider has no such record any more. Refresh to see what it has.</source>
        <translation>У сервиса больше нет такой записи. Обновите данные, чтобы увидеть, что там есть.</translation>
    </message>
    <message>
        <source>The provider has closed access from this address for about 30 minutes after too many wrong sign-ins. The program waits, then goes on by itself; the line at the bottom counts the minutes.</source>
        <translation>Сервис закрыл доступ с этого адреса примерно на 30 минут после слишком многих неудачных входов. Программа подождёт и продолжит сама; строка внизу показывает, сколько осталось.</translation>
    </message>
    <message>
        <source>The provider refused the change. It is kept here; correct it or discard it.</source>
        <translation>Сервис отклонил изменение. Оно сохранено здесь; исправьте или отбросьте его.</translation>
    </message>
    <message>
        <source>The provider asks to slow down. The program continues more slowly.</source>
        <translation>Сервис просит обращаться к нему реже. Программа продолжает работу медленнее.</translation>
    </message>
    <message>
        <source>The provider answered something this program does not understand. The change was not confirmed.</source>
        <translation>Программа не поняла ответ сервиса. Изменение не подтверждено.</translation>
    </message>
    <message>
        <source>The provider suddenly lists no contacts at all. Nothing was removed from the copy on this computer. Check the account, then refresh.</source>
        <translation>Список контактов у сервиса вдруг оказался пуст. Из копии на этом компьютере ничего не удалено. Проверьте учётную запись и обновите данные.</translation>
    </message>
    <message>
        <source>This address book was written by a newer version of the program. Nothing was changed; install the newer version.</source>
        <translation>Эта адресная книга создана более новой версией программы. Данные не изменены; установите новую версию.</translation>
    </message>
    <message>
        <source>The copy on this computer cannot be used.</source>
        <translation>Копию на этом компьютере нельзя использовать.</translation>
    </message>
    <message>
        <source>This account is open in another window of the program. Use that window.</source>
        <translation>Эта учётная запись открыта в другом окне программы. Работайте в нём.</translation>
    </message>
    <message>
        <source>A number or an e-mail address is needed. Nothing else is.</source>
        <translation>Нужен номер или адрес эл. почты. Остальное необязательно.</translation>
    </message>
    <message>
        <source>Already in the book: %1. Not saved.</source>
        <translation>Уже есть в книге: %1. Не сохранено.</translation>
    </message>
    <message>
        <source>“%1” cannot be used as an address. Not saved.</source>
        <translation>«%1» не подходит как адрес. Не сохранено.</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>Нужно название.</translation>
    </message>
    <message>
        <source>The group “%1” has this mailing number already.</source>
        <translation>Этот номер для рассылки уже у группы «%1».</translation>
    </message>
    <message>
        <source>A mailing number is a whole number from 1 on.</source>
        <translation>Номер для рассылки — целое число, начиная с 1.</translation>
    </message>
    <message>
        <source>This group is for the other kind of address: numbers and e-mail addresses have groups apart.</source>
        <translation>Эта группа для адресов другого вида: у номеров и эл. почты группы раздельные.</translation>
    </message>
    <message>
        <source>This record was deleted meanwhile. Nothing was saved.</source>
        <translation>Эта запись тем временем удалена. Ничего не сохранено.</translation>
    </message>
    <message>
        <source>This text is too long: %1 characters at most.</source>
        <translation>Слишком длинный текст: не более %1 знаков.</translation>
    </message>
    <message>
        <source>This text has a broken character in it and cannot be saved.</source>
        <translation>В этом тексте есть повреждённый символ, сохранить его нельзя.</translation>
    </message>
    <message>
        <source>This value cannot be saved.</source>
        <translation>Это значение нельзя сохранить.</translation>
    </message>
    <message>
        <source>The year is missing: the provider has no dates without one.</source>
        <translation>Не указан год: сервис не хранит даты без года.</translation>
    </message>
    <message>
        <source>There is no %1 in the calendar.</source>
        <translation>Даты %1 не существует.</translation>
    </message>
    <message>
        <source>This day has not come yet.</source>
        <translation>Этот день ещё не наступил.</translation>
    </message>
    <message>
        <source>Is the year right? Nobody is that old.</source>
        <translation>Верен ли год? Столько не живут.</translation>
    </message>
    <message>
        <source>%1 · took 8 as +7</source>
        <translation>%1 · 8 прочитана как +7</translation>
    </message>
    <message>
        <source>%1 · added the country code</source>
        <translation>%1 · добавлен код страны</translation>
    </message>
    <message>
        <source>%1 · no known operator has such numbers</source>
        <translation>%1 · таких номеров нет ни у одного известного оператора</translation>
    </message>
    <message>
        <source>Its text has a broken character in it and cannot be sent. Correct the text.</source>
        <translation>В тексте есть повреждённый символ, отправить его нельзя. Исправьте текст.</translation>
    </message>
    <message>
        <source>The provider did not accept this login and password, or does not allow this computer’s address. Check them in your account on the provider’s site. Nothing was changed.</source>
        <translation>Сервис не принял логин и пароль или не разрешает вход с адреса этого компьютера. Проверьте их в личном кабинете. Данные не изменены.</translation>
    </message>
    <message>
        <source>Its certificate has expired or is not valid yet. Check the date of this computer; if it is right, the provider has to renew the certificate.</source>
        <translation>Срок действия его сертификата истёк или ещё не наступил. Проверьте дату на этом компьютере; если она верна, сертификат должен обновить сервис.</translation>
    </message>
    <message>
        <source>Its certificate is for another address. Check the address.</source>
        <translation>Его сертификат выдан для другого адреса. Проверьте адрес.</translation>
    </message>
    <message>
        <source>It offers only an outdated encryption.</source>
        <translation>Он предлагает только устаревшее шифрование.</translation>
    </message>
    <message>
        <source>It offers no encryption at all.</source>
        <translation>Он вообще не шифрует соединение.</translation>
    </message>
    <message>
        <source>What answers at %1 is not an HTTP proxy. Check the proxy’s address in “Connection…”.</source>
        <translation>По адресу %1 отвечает не HTTP-прокси. Проверьте адрес прокси в окне «Соединение…».</translation>
    </message>
    <message>
        <source>%1 wants a login and a password. Enter those of the proxy in “Connection…”.</source>
        <translation>%1 требует логин и пароль. Введите логин и пароль прокси в окне «Соединение…».</translation>
    </message>
    <message>
        <source>%1 did not accept the login and password. Enter those of the proxy anew in “Connection…”; by itself the program tries them only every 15 minutes, as wrong ones might close your account there.</source>
        <translation>%1 не принял логин и пароль. Введите логин и пароль прокси заново в окне «Соединение…»; сама программа пробует их лишь раз в 15 минут, так как из-за неверных вашу учётную запись там могут закрыть.</translation>
    </message>
    <message>
        <source>%1 wants a kind of sign-in that this program does not know. Ask whoever looks after the network for one with login and password (Basic).</source>
        <translation>%1 требует входа такого вида, которого программа не знает. Попросите администратора сети разрешить вход по логину и паролю (Basic).</translation>
    </message>
    <message>
        <source>%1 does not allow the way to the provider. Ask whoever looks after the network to allow it.</source>
        <translation>%1 не пропускает к сервису. Попросите администратора сети разрешить этот путь.</translation>
    </message>
    <message>
        <source>%1 cannot reach the provider itself. Try again later, or ask whoever looks after the network.</source>
        <translation>%1 сам не может связаться с сервисом. Попробуйте позже или обратитесь к администратору сети.</translation>
    </message>
    <message>
        <source>%1 does not answer. Check the network, and the proxy’s address in “Connection…”.</source>
        <translation>%1 не отвечает. Проверьте сеть и адрес прокси в окне «Соединение…».</translation>
    </message>
    <message>
        <source>What answers there could not prove that it is the provider. Nothing was sent.</source>
        <translation>Отвечающий сервер не смог подтвердить, что он и есть сервис. Ничего не отправлено.</translation>
    </message>
    <message>
        <source>No connection to the provider through the proxy. Nothing was sent.</source>
        <translation>Через прокси нет связи с сервисом. Ничего не отправлено.</translation>
    </message>
    <message>
        <source>The answer is not the provider’s: perhaps a sign-in page of this network, or a fault on its side. Nothing was changed in the copy on this computer.</source>
        <translation>Ответ пришёл не от сервиса: возможно, это страница входа в сеть или сбой на его стороне. Копия на этом компьютере не изменена.</translation>
    </message>
    <message>
        <source>The copy on this computer is damaged. Nothing is sent until it is mended, which the next start does: the damaged file is kept, and your changes are saved from it.</source>
        <translation>Копия на этом компьютере повреждена. Пока она не исправлена, ничего не отправляется; исправит её следующий запуск: повреждённый файл сохранится, а ваши изменения будут взяты из него.</translation>
    </message>
    <message>
        <source>There is too little room on the disk for an import; nothing of it was saved. Single changes are still saved. Free some space and begin it again.</source>
        <translation>На диске слишком мало места для импорта; из него ничего не сохранено. Отдельные изменения по-прежнему сохраняются. Освободите место и начните импорт снова.</translation>
    </message>
    <message>
        <source>The disk is full. The last change was not saved, and nothing is sent meanwhile; what was saved before stays saved. Free some space and try again.</source>
        <translation>Диск заполнен. Последнее изменение не сохранено, и пока ничего не отправляется; сохранённое раньше остаётся. Освободите место и попробуйте снова.</translation>
    </message>
    <message>
        <source>Another program holds the address book’s file, perhaps a backup. The last change was not saved; wait until it has ended and try again.</source>
        <translation>Файл адресной книги занят другой программой, возможно резервным копированием. Последнее изменение не сохранено; дождитесь её окончания и попробуйте снова.</translation>
    </message>
    <message>
        <source>The folder %1 is on another computer, where an address book would get damaged. Nothing was opened; choose a folder on this computer.</source>
        <translation>Папка %1 находится на другом компьютере, и адресная книга в ней повредилась бы. Ничего не открыто; выберите папку на этом компьютере.</translation>
    </message>
    <message>
        <source>Other users of this computer can read %1, and the program cannot change that. Nothing was opened; take their rights away, or choose another folder.</source>
        <translation>Другие пользователи этого компьютера могут читать %1, и программа не может этого изменить. Ничего не открыто; заберите у них права или выберите другую папку.</translation>
    </message>
    <message>
        <source>The copy on this computer could not be written. The last change was not saved, and nothing is sent meanwhile; what was saved before stays saved. Check that the disk is there and that the folder may be written, and try again.</source>
        <translation>Копию на этом компьютере не удалось записать. Последнее изменение не сохранено, и пока ничего не отправляется; сохранённое раньше остаётся. Проверьте, что диск подключён и в папку можно писать, и попробуйте снова.</translation>
    </message>
    <message>
        <source>Enter the proxy’s address, for example proxy.example.com:3128.</source>
        <translation>Введите адрес прокси, например proxy.example.com:3128.</translation>
    </message>
    <message>
        <source>The port is missing: a number after a colon, often 3128 or 8080.</source>
        <translation>Не хватает порта: числа после двоеточия, часто 3128 или 8080.</translation>
    </message>
    <message>
        <source>Leave login and password out of the address; they have fields of their own.</source>
        <translation>Уберите логин и пароль из адреса: для них есть отдельные поля.</translation>
    </message>
    <message>
        <source>This is another kind of proxy; the program knows HTTP proxies only.</source>
        <translation>Это прокси другого вида; программа знает только HTTP-прокси.</translation>
    </message>
    <message>
        <source>A login for a proxy has no colon in it.</source>
        <translation>В логине для прокси не может быть двоеточия.</translation>
    </message>
    <message>
        <source>This is not an address of a proxy. It looks like proxy.example.com:3128.</source>
        <translation>Это не адрес прокси. Он выглядит так: proxy.example.com:3128.</translation>
    </message>
    <message>
        <source>This is not a date. Write it as 08.03.1985.</source>
        <translation>Это не дата. Пример: 08.03.1985.</translation>
    </message>
    <message>
        <source>This is not a phone number: it has letters or signs in it.</source>
        <translation>Это не номер телефона: в нём есть буквы или знаки.</translation>
    </message>
    <message>
        <source>A spreadsheet has shortened this number; its last digits are lost.</source>
        <translation>Электронная таблица сократила этот номер; последние цифры потеряны.</translation>
    </message>
    <message>
        <source>Too short</source>
        <translation>Мало цифр</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>Слишком много цифр</translation>
    </message>
    <message>
        <source>%1: it has %2.</source>
        <translation>%1: в номере %2.</translation>
    </message>
    <message>
        <source>%1: a Russian number has %3 digits, this one has %2.</source>
        <translation>%1: в российском номере %3 цифр, а здесь %2.</translation>
    </message>
    <message>
        <source>Russia</source>
        <translation>Россия</translation>
    </message>
    <message>
        <source>Kazakhstan</source>
        <translation>Казахстан</translation>
    </message>
    <message>
        <source>Ukraine</source>
        <translation>Украина</translation>
    </message>
    <message>
        <source>Belarus</source>
        <translation>Беларусь</translation>
    </message>
    <message>
        <source>Tajikistan</source>
        <translation>Таджикистан</translation>
    </message>
    <message>
        <source>Uzbekistan</source>
        <translation>Узбекистан</translation>
    </message>
    <message>
        <source>Kyrgyzstan</source>
        <translation>Киргизия</translation>
    </message>
    <message>
        <source>Armenia</source>
        <translation>Армения</translation>
    </message>
    <message>
        <source>Azerbaijan</source>
        <translation>Азербайджан</translation>
    </message>
    <message>
        <source>Georgia</source>
        <translation>Грузия</translation>
    </message>
    <message>
        <source>Moldova</source>
        <translation>Молдавия</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>Германия</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>Великобритания</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>США</translation>
    </message>
    <message>
        <source>France</source>
        <translation>Франция</translation>
    </message>
    <message>
        <source>Italy</source>
        <translation>Италия</translation>
    </message>
    <message>
        <source>Spain</source>
        <translation>Испания</translation>
    </message>
    <message>
        <source>Poland</source>
        <translation>Польша</translation>
    </message>
    <message>
        <source>Türkiye</source>
        <translation>Турция</translation>
    </message>
    <message>
        <source>Israel</source>
        <translation>Израиль</translation>
    </message>
    <message>
        <source>China</source>
        <translation>Китай</translation>
    </message>
    <message>
        <source>India</source>
        <translation>Индия</translation>
    </message>
    <message>
        <source>Its group does not exist at the provider.</source>
        <translation>Такой группы у сервиса нет.</translation>
    </message>
    <message>
        <source>It was sent several times, and the provider shows no trace of it.</source>
        <translation>Изменение отправлено несколько раз, но у сервиса его не видно.</translation>
    </message>
    <message>
        <source>The provider’s record was changed elsewhere meanwhile.</source>
        <translation>Тем временем запись у сервиса изменили в другом месте.</translation>
    </message>
    <message>
        <source>The provider does not have this record any more.</source>
        <translation>На сервисе этой записи больше нет.</translation>
    </message>
    <message>
        <source>The provider has a record with this address already.</source>
        <translation>На сервисе уже есть запись с этим адресом.</translation>
    </message>
    <message>
        <source>It was changed again since, so it was not undone.</source>
        <translation>С тех пор это изменили снова, поэтому отмены не было.</translation>
    </message>
    <message>
        <source>The program stopped before the answer came; it is not known whether it was done.</source>
        <translation>Программа остановилась раньше, чем пришёл ответ; неизвестно, выполнено ли изменение.</translation>
    </message>
    <message>
        <source>It was saved from a damaged file, and what it is about is not certain. Look at it before it is sent.</source>
        <translation>Взято из повреждённого файла, и неясно, к чему именно относится. Проверьте, прежде чем отправлять.</translation>
    </message>
    <message>
        <source>No answer came; it is not known whether it was done.</source>
        <translation>Ответ не пришёл; неизвестно, выполнено ли изменение.</translation>
    </message>
    <message>
        <source>The provider did not understand a value.</source>
        <translation>Сервис не понял одно из значений.</translation>
    </message>
    <message>
        <source>The provider has no such record any more.</source>
        <translation>У сервиса больше нет такой записи.</translation>
    </message>
    <message>
        <source>The provider refused to save it.</source>
        <translation>Сервис отказался это сохранить.</translation>
    </message>
    <message>
        <source>The provider answered with code %1.</source>
        <translation>Сервис ответил кодом %1.</translation>
    </message>
    <message>
        <source>Its certificate is of an authority that this computer does not trust. In a company network, let the program trust the company’s certificate.</source>
        <translation>Его сертификат выдан центром, которому этот компьютер не доверяет. В сети организации разрешите программе доверять сертификату организации.</translation>
    </message>
    <message>
        <source>The certificate is for “%1”, issued by “%2”.</source>
        <translation>Сертификат для «%1», выдан «%2».</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>неизвестно</translation>
    </message>
</context>
</TS>

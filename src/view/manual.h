/*
 * manual.h: what help (?) says about each pane: what it shows, and the keys
 * that it alone knows.
 */
#ifndef LOOPLINE_VIEW_MANUAL_H
#define LOOPLINE_VIEW_MANUAL_H

/* MANUAL(pane, "English", "Korean", "English keys", "Korean keys"); the keys
 * are lines of "key\ttext\n". */
#define MANUALS(M) \
    M(LESSON, \
      "The lesson: its text goes from stop to stop together with the " \
      "program. Every other key works in between; Esc and Enter come back.", \
      "수업이에요. 글과 프로그램이 정거장마다 함께 가요. 그 사이에 다른 키를 " \
      "써도 돼요. Esc와 Enter로 돌아와요.", \
      "Enter\tgo on to the next stop\nBackspace\tthe stop before\n" \
      "1 - 9\tan answer, a card, a hint (or press it with the mouse)\n" \
      "a\ttype an answer\n" \
      "r\tto the program, and from any pane back to this text\n" \
      "e\tan exercise: change the program\nq Esc\tback to the lessons\n", \
      "Enter\t다음 정거장으로\nBackspace\t앞 정거장으로\n" \
      "1 - 9\t답, 카드, 힌트 고르기 (마우스로 눌러도 돼요)\na\t답 쓰기\n" \
      "r\t프로그램으로, 다른 창에서는 이 글로\n" \
      "e\t연습 문제: 프로그램 고치기\nq Esc\t수업 목록으로\n") \
    M(SOURCE, \
      "The program's text. The marked line comes next, and in it the very " \
      "expression that is next.", \
      "프로그램의 코드예요. 표시한 줄이 다음 차례이고, 그 안에서 다음에 계산할 " \
      "식도 표시해요.", \
      "Up Down\tthe cursor, for a breakpoint (b)\n" \
      "<   >\tlong lines: to the left, to the right\nf\tthe next file\n", \
      "Up Down\t중단점(b)을 놓을 줄 고르기\n" \
      "<   >\t긴 줄: 왼쪽, 오른쪽 보기\nf\t다음 파일\n") \
    M(STACK, \
      "The track: which function runs, who called it, and their variables. " \
      "An async function that waits has left the track.", \
      "선로예요. 지금 어떤 함수가 실행 중이고 누가 불렀는지, 변수는 무엇인지 " \
      "보여요. await로 기다리는 async 함수는 선로 밖에 있어요.", \
      "Enter\topens the frame under the cursor\nEsc\tcloses it\n", \
      "Enter\t커서가 있는 프레임 열기\nEsc\t닫기\n") \
    M(TIMERS, \
      "What setTimeout and setInterval have put onto the siding: how long " \
      "each still waits, and which function then goes into the queue.", \
      "setTimeout과 setInterval이 맡겨 둔 타이머예요. 얼마나 더 기다리는지, " \
      "시간이 되면 어떤 함수가 큐로 가는지 보여요.", \
      "Space\tskips the wait\n", "Space\t기다림 건너뛰기\n") \
    M(QUEUES, \
      "The loop's phases with the one it is in, and what waits in each " \
      "queue: nextTick and microtasks are emptied first.", \
      "이벤트 루프의 단계와, 큐마다 기다리는 것이에요. nextTick과 " \
      "마이크로태스크 큐를 먼저 비워요.", \
      "", "") \
    M(SOCKETS, \
      "Servers that listen, and both ends of each connection: TCP, and the " \
      "readyState of a WebSocket.", \
      "연결을 기다리는 서버와, 연결마다 양쪽 끝이에요. TCP 상태와 WebSocket의 " \
      "readyState가 보여요.", \
      "Up Down\tanother connection\nEnter\topens it\nEsc\tcloses it\n" \
      "f\tall, the open ones, this program's\n", \
      "Up Down\t다른 연결\nEnter\t열기\nEsc\t닫기\n" \
      "f\t모두, 열린 것, 이 프로그램의 것\n") \
    M(WIRE, \
      "What went over the connections: lines of the handshake, its checks, " \
      "and frames, in the order of the steps.", \
      "연결로 오간 것이에요. 핸드셰이크의 줄과 검사, 프레임이 단계 순서대로 " \
      "보여요.", \
      "Up Down\tanother item\nEnter\topens it: every bit\n[\tto its send\n" \
      "]\tto its callback\nBackspace\tback\nEsc\tcloses it\n", \
      "Up Down\t다른 것\nEnter\t열기: 비트까지\n[\t보낸 send로\n" \
      "]\t받은 콜백으로\nBackspace\t돌아가기\nEsc\t닫기\n") \
    M(HEAP, \
      "The objects that the program has in sight, and what they hold. Two " \
      "names with one number are one object. * was changed by the last move.", \
      "프로그램에서 보이는 객체와 그 내용이에요. 번호가 같으면 이름이 둘이어도 " \
      "한 객체예요. *는 방금 바뀐 것이에요.", \
      "Up Down\tthe cursor\nEnter\tfollows what the line is about\n" \
      "Backspace\tback\n", \
      "Up Down\t커서\nEnter\t그 줄의 객체 따라가기\nBackspace\t돌아가기\n") \
    M(LOOP, \
      "The loop as a drawing: its phases, the queue at each, the track and " \
      "the sidings, and what is taken next.", \
      "이벤트 루프의 그림이에요. 단계와 큐, 선로(호출 스택)와 대기선, 다음에 " \
      "무엇을 꺼내는지 보여요.", \
      "", "") \
    M(TIMELINE, \
      "The whole record: a lane for each program, messages as arrows between " \
      "the lanes. The line on top is all of it: ▼ is here, ● a breakpoint " \
      "stops, » something is printed.", \
      "기록 전체예요. 프로그램마다 길이 하나씩 있고, 메시지는 그 사이의 " \
      "화살표예요. 맨 위의 줄은 처음부터 끝까지예요. ▼는 지금, ●는 중단점에서 " \
      "멈추는 곳, »는 출력한 곳이에요.", \
      "Up Down\tthe cursor\nHome End\tthe beginning, the end\n" \
      "Enter\tto the step of the row\n", \
      "Up Down\t커서\nHome End\t처음, 끝\nEnter\t그 줄의 단계로 가기\n") \
    M(QUESTIONS, \
      "Questions that go backwards: who wrote this, where did it settle, who " \
      "printed or sent it.", \
      "거꾸로 묻는 질문이에요. 누가 썼는지, 어디서 정해졌는지, 누가 출력하거나 " \
      "보냈는지 찾아가요.", \
      "Enter\tasks the question under the cursor\n", \
      "Enter\t커서가 있는 질문 하기\n") \
    M(CONSOLE, \
      "What the programs have printed up to this step; ! is the standard " \
      "error.", \
      "이 단계까지 프로그램이 출력한 것이에요. !는 표준 에러예요.", \
      "Enter\ttypes a line for a program that reads\n", \
      "Enter\t입력을 읽는 프로그램에 한 줄 쓰기\n") \
    M(WATCH, "Expressions whose value is kept in sight (:watch a + b).", \
      "값을 계속 보는 식이에요 (:watch a + b).", \
      "Del\ttakes the one under the cursor away\n", \
      "Del\t커서가 있는 것 지우기\n") \
    M(BREAKS, "The breakpoints: play stops there.", \
      "중단점이에요. 재생하면 여기서 멈춰요.", \
      "Enter\ton or off\nDel\ttakes the one under the cursor away\n", \
      "Enter\t켜기, 끄기\nDel\t커서가 있는 것 지우기\n") \
    M(WHY, \
      "Why this runs now, and what everything else waits for. The rules are " \
      "the loop's own.", \
      "왜 지금 이것이 실행되고, 나머지는 무엇을 기다리는지예요. 이벤트 루프의 " \
      "규칙 그대로예요.", \
      "Enter\tto the step that the line is about\nBackspace\tback\n", \
      "Enter\t그 줄의 단계로 가기\nBackspace\t돌아가기\n") \
    M(CHOOSE, \
      "What may come next, and with ✗ what may not, with the rule that forbids " \
      "it. ▶ comes by itself.", \
      "다음에 올 수 있는 것이에요. ✗는 올 수 없는 것과 그 규칙이에요. ▶는 " \
      "그대로 두면 오는 것이에요.", \
      "Enter\tlets the one under the cursor come next\n", \
      "Enter\t커서가 있는 것이 다음에 오게 하기\n") \
    M(PAGE, "What can be clicked and typed into on the page.", \
      "페이지에서 클릭하거나 입력할 수 있는 것이에요.", \
      "Up Down\tanother one\nEnter\tclicks it, or types into it\n", \
      "Up Down\t다른 것\nEnter\t클릭, 입력\n")

#endif
